import { keyIdOf, signEd25519 } from "../integrity/ed25519";
import { sha256Hex } from "../integrity/sha256";
import { eventIdOf } from "./changes-event";
import type { ChangesPage } from "./changes-page";
import { type EventName, eventSignature } from "./event-signature";
import type { Keys } from "./keys";
import { type SnapshotHeader, type SnapshotTrailer, snapshotSignedText } from "./snapshot";

/** The first key of RFC 8032, section 7.1, which everybody knows. */
const privateKey =
  "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
const publicKey = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const signing = { nonce: "000102030405060708090a0b0c0d0e0f", secret: "example-secret-of-no-worth" };

/**
 * Shows what whoever keeps a copy of the lists reads. Pure.
 *
 * @param page changes that are told
 * @param standing of a subject
 * @returns the text of a stream, that of a snapshot, and the keys
 * @example
 * feedExamples(changesExample, standing).keys
 */
export function feedExamples(page: ChangesPage, standing: unknown) {
  const at = "2026-11-24T02:31:00.000Z";
  const keyId = keyIdOf(publicKey);
  const keys: Keys = { keys: [{ keyId, use: "snapshot", publicKey }] };
  const header: SnapshotHeader = {
    ...{ kind: "header", epoch: page.epoch, listVersion: page.listVersion },
    ...{ asOf: at, catalogueVersion: 1, subjectCount: 1 },
  };
  const lines = [header, standing].map((line) => `${JSON.stringify(line)}\n`).join("");
  const checksum = sha256Hex(lines);
  const signature = signEd25519(snapshotSignedText({ ...header, checksum }), privateKey);
  const trailer: SnapshotTrailer = { kind: "trailer", subjectCount: 1, checksum, keyId, signature };
  return {
    events: [
      "retry: 2600\n\n",
      `id: ${eventIdOf(page.epoch, page.listVersion)}\n${messageOf("changes", page)}`,
      messageOf("heartbeat", { epoch: page.epoch, listVersion: page.listVersion, at }),
    ].join(""),
    snapshot: `${lines}${JSON.stringify(trailer)}\n`,
    keys,
  };
}

function messageOf(event: EventName, data: unknown): string {
  const json = JSON.stringify(data);
  const { nonce, secret } = signing;
  const signature = eventSignature({ nonce, event, dataDigest: sha256Hex(json) }, secret);
  return `event: ${event}\ndata: ${signature} ${json}\n\n`;
}
