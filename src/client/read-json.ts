import { SourceError } from "../errors/yingcha-error";
import { jsonSize } from "./json-size";
import { nextTurn } from "./next-turn";

/** From this size on each step is long enough to keep a deadline waiting. */
const longBytes = 65_536;

/**
 * Reads a body as JSON in UTF-8.
 *
 * A text that names a key of an object twice says two things at once: JSON.parse would take the later one and
 * drop the other, so that records may vanish. It is refused whole.
 *
 * @param bytes the body
 * @param how `valueMaxCount`: the most values it may hold, since reading them cannot be interrupted; `signal` ends the
 *   reading of a long body between its steps
 * @returns what JSON.parse gives
 * @throws SourceError `answer-invalid` for anything else; the signal's reason
 * @source RFC 8259, section 4; RFC 7493 (I-JSON), section 2.3; 五(三) (R21)
 * @example
 * await readJson(bytes, { valueMaxCount: 100_000, signal: AbortSignal.timeout(3_000) })
 */
export async function readJson(
  bytes: Uint8Array,
  { valueMaxCount, signal }: { readonly valueMaxCount: number; readonly signal: AbortSignal },
): Promise<unknown> {
  const pause = async () => {
    if (bytes.byteLength < longBytes) return;
    await nextTurn();
    signal.throwIfAborted();
  };
  const size = jsonSize(bytes, valueMaxCount);
  if (size === undefined)
    throw new SourceError("answer-invalid", `The answer holds more than ${valueMaxCount} values.`);
  await pause();
  const value = parsed(bytes);
  await pause();
  if (countMembers(value) !== size.memberCount)
    throw new SourceError("answer-invalid", "The answer names a key of an object twice.");
  await pause();
  return value;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new SourceError("answer-invalid", "The answer is not JSON in UTF-8.");
  }
}

/** The members of all objects in a value, without recursion, which deep nesting would overflow. */
function countMembers(value: unknown): number {
  const open: unknown[] = [value];
  let count = 0;
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    const children: readonly unknown[] = Array.isArray(node) ? node : Object.values(node);
    if (!Array.isArray(node)) count += children.length;
    for (const child of children) open.push(child);
  }
  return count;
}
