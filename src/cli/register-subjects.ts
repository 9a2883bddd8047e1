import { momentAt } from "../sandbox/moment-at";
import { type SubjectParticulars, subjectParticularsSchema } from "../sandbox/registered-subject";
import type { RegistryStore } from "../sandbox/storage/registry-store";
import type { Clock } from "../time/clock";
import { type FileLine, fileLines } from "./file-lines";
import { inPlace } from "./lists-place";
import type { RegisterOrder } from "./register-order";

/** So many lines are put on file together or not at all; nobody else writes meanwhile. */
const chunkLineCount = 1_000;
/** Beyond it a fault is counted and not told: it is the file that is wrong, not its lines. */
const toldFaultMaxCount = 50;

/** What is needed to put a delivery on file. */
export interface RegisterMeans {
  readonly clock: Pick<Clock, "wallMs">;
  /** Writes one line of what was done. */
  readonly say: (line: string) => void;
  /** Writes one line of what is wrong: a number of a line and the name of a field, nothing that stands there. */
  readonly complain: (line: string) => void;
}

/**
 * Puts a delivery of subjects on file, a subject to a line, and says what came of it. Their records stay. Done again, it
 * changes nothing, so whatever ended half way is begun anew.
 *
 * @param order which file, and where the lists are
 * @param means clock and where to write
 * @returns whether every line is on file; of a thousand lines with a faulty one among them none is
 * @throws Error of the file system or the database; what was put on file before stays there, and is said
 * @source 三(三), 三(六)
 * @example
 * await registerSubjects(order, { clock: systemClock, say: console.log, complain: console.error })
 */
export async function registerSubjects(
  order: RegisterOrder,
  { clock, say, complain }: RegisterMeans,
): Promise<boolean> {
  const count = { lines: 0, entered: 0, changed: 0, unchanged: 0, faults: 0, skipped: 0 };
  const sayCounts = () => {
    say(`新入册 Entered: ${count.entered}`);
    say(`已更改 Changed: ${count.changed}`);
    say(`无变化 Unchanged: ${count.unchanged}`);
  };
  const enrolAll = async (store: Pick<RegistryStore, "enrol">) => {
    for await (const lines of chunksOfLines(order.path)) {
      count.lines += lines.length;
      const { entries, faults } = readLines(lines);
      for (const fault of faults.slice(0, Math.max(0, toldFaultMaxCount - count.faults))) complain(fault);
      count.faults += faults.length;
      if (faults.length > 0) count.skipped += lines.length;
      else {
        const { enteredCount, changedCount } = await store.enrol(entries, momentAt(clock.wallMs()));
        count.entered += enteredCount;
        count.changed += changedCount;
        count.unchanged += lines.length - enteredCount - changedCount;
      }
    }
  };
  try {
    await inPlace(order.lists, enrolAll);
  } catch (error) {
    // Of a place that did not open, or a file that is not there, nothing was done.
    if (count.lines > 0) {
      sayCounts();
      complain(brokenOffText(count.lines));
    }
    throw error;
  }
  sayCounts();
  if (count.faults === 0) return true;
  complain(
    `有误 ${count.faults} 行；同批 ${count.skipped} 行均未入册，更正后请整份重做。` +
      `${count.faults} faulty lines; the ${count.skipped} lines of their batches are not on file. Mend them and do the whole file again.`,
  );
  return false;
}

/** Whether the last thousand are on file nobody knows: what was sent may have arrived. */
function brokenOffText(lineCount: number): string {
  return (
    `中途停止：已读 ${lineCount} 行，最后一批是否入册不能确定；排除原因后请整份重做，重做无妨。` +
    `It broke off after ${lineCount} lines were read; whether the last batch is on file is not known. Mend the cause and do the whole file again.`
  );
}

/** Empty lines are left out. */
async function* chunksOfLines(path: string): AsyncGenerator<readonly FileLine[]> {
  let lines: FileLine[] = [];
  for await (const line of fileLines(path)) {
    if (line.text === "") continue;
    lines.push(line);
    if (lines.length < chunkLineCount) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

function readLines(lines: readonly FileLine[]) {
  const entries: SubjectParticulars[] = [];
  const faults: string[] = [];
  for (const line of lines) {
    const read = readLine(line);
    if (typeof read === "string") faults.push(`第 ${line.number} 行 Line ${line.number}: ${read}`);
    else entries.push(read);
  }
  return { entries, faults };
}

/** The subject, or what is wrong with it. */
function readLine({ text }: FileLine): SubjectParticulars | string {
  if (text === undefined) return "不是 UTF-8 is no UTF-8";
  const value = jsonOf(text);
  if (value === undefined) return "不是 JSON is no JSON";
  const { data, error } = subjectParticularsSchema.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  // The name of such a field may be anything, a person's number too.
  if (issue === undefined || issue.code === "unrecognized_keys")
    return "有不认识的字段（名单记录用名单变更办理）holds a field that nobody knows; records come by transitions";
  return [...(issue.path.length > 0 ? [issue.path.join(".")] : []), issue.message].join(": ");
}

/** What node says of a text that is none shows some of it. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
