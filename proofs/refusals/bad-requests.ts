import { requestSignature } from "../../src/contract/request-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import { randomNonce } from "../../src/integrity/nonce";

/** An application that is known, and what of it an attacker has and lacks. */
export interface Victim {
  readonly appKey: string;
  readonly secret: string;
  /** A nonce that the platform has accepted already. */
  readonly usedNonce: string;
}

interface Written {
  readonly appKey: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** How one kind of request is wrong: before it is signed, in its signature, or after. All are equally long on the
 * wire, so that nothing but the platform's own work can tell them apart. */
export interface Fault {
  readonly before?: (victim: Victim) => Partial<Written & { readonly secret: string }>;
  readonly signature?: (signature: string) => string;
  readonly after?: (written: Written) => Partial<Written>;
  /** Headers that go under another name of the same length. */
  readonly renamed?: readonly string[];
  /** What it is made as long as the others with. Default: `~`. */
  readonly filler?: string;
}

const at = (offMs: number) => new Date(Date.now() + offMs).toISOString();
const lastFlipped = (text: string) => text.slice(0, -1) + (text.endsWith("0") ? "1" : "0");

/** The header that makes all requests equally long. */
export const fillerHeader = "filler";
/** More than any of them takes without it. */
const requestLength = 600;

/** What is refused by what the platform alone knows, or its clock, by kind. */
export const faults: Readonly<Record<string, Fault>> = {
  "unknown key": { before: ({ appKey }) => ({ appKey: `${appKey.slice(0, -1)}~` }) },
  "wrong secret": { before: ({ secret }) => ({ secret: `${secret.slice(0, -1)}~` }) },
  "signature wrong in its last digit": { signature: lastFlipped },
  "signature wrong from its first digit": { signature: (text) => `v1=${"0".repeat(text.length - 3)}` },
  "timestamp too old": { before: () => ({ timestamp: at(-3_600_000) }) },
  "timestamp in the future": { before: () => ({ timestamp: at(3_600_000) }) },
  "nonce used already": { before: ({ usedNonce }) => ({ nonce: usedNonce }) },
  "body changed": { after: ({ body }) => ({ body: body.replace("X", "Y") }) },
  "path changed": { after: ({ path }) => ({ path: path.replace("lookups", "changes") }) },
};

/** What is refused by its form, which whoever sends it can see. */
export const formFaults: Readonly<Record<string, Fault>> = {
  "timestamp malformed": { before: () => ({ timestamp: at(0).replace("T", " ") }) },
  "nonce too short": { before: () => ({ nonce: randomNonce().slice(0, 15) }) },
  "nonce too long": { before: () => ({ nonce: randomNonce().repeat(8) }) },
  "headers missing": { renamed: [signatureHeader.nonce, signatureHeader.timestamp] },
};

/**
 * Writes one request of a kind that is refused, as bytes.
 *
 * @param fault how it is wrong
 * @param victim whose request it pretends to be
 * @returns the whole request of HTTP/1.1
 */
export function badRequest(fault: Fault, victim: Victim): string {
  const { before, signature, after, renamed = [], filler = "~" } = fault;
  const { secret, ...meant } = {
    appKey: victim.appKey,
    secret: victim.secret,
    timestamp: at(0),
    nonce: randomNonce(),
    method: "POST",
    path: "v1/lookups",
    body: '{"subjects":[{"kind":"uscc","code":"91350500PDY00001XT"}]}',
    ...before?.(victim),
  };
  const signed = requestSignature(meant, secret);
  const { path, body, ...sent } = { ...meant, ...after?.(meant) };
  const headers = [
    [signatureHeader.appKey, sent.appKey],
    [signatureHeader.timestamp, sent.timestamp],
    [signatureHeader.nonce, sent.nonce],
    [signatureHeader.signature, signature === undefined ? signed : signature(signed)],
  ].map(([name = "", value]) => `${renamed.includes(name) ? `${name.slice(0, -1)}_` : name}: ${value}`);
  const written = (filling: string) =>
    [
      `${sent.method} /${path} HTTP/1.1`,
      "host: 127.0.0.1",
      `content-length: ${Buffer.byteLength(body)}`,
      ...headers,
      `${fillerHeader}: ${filling}`,
      "",
      body,
    ].join("\r\n");
  return written(filler.repeat(requestLength - written("").length));
}

/**
 * Writes a request that is accepted.
 *
 * @param victim whose
 * @returns the whole request of HTTP/1.1, under the nonce that is then used
 */
export function goodRequest(victim: Victim): string {
  return badRequest({ before: ({ usedNonce }) => ({ nonce: usedNonce }) }, victim);
}
