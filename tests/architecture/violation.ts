/** One breach of a house rule, at one place. */
export interface Violation {
  readonly rule: Rule;
  readonly file: string;
  readonly line: number;
  /** What is wrong and what to do instead, in one sentence. */
  readonly sentence: string;
}

/** The name of each rule, as it stands in the titles of the tests. */
export type Rule =
  | "room-order"
  | "room-barred"
  | "room-unknown"
  | "folder-name"
  | "outside-source"
  | "purity"
  | "door"
  | "core-dependency"
  | "optional-peer"
  | "warm-path"
  | "file-cycle"
  | "export-star"
  | "default-export"
  | "no-enum"
  | "no-any"
  | "no-non-null"
  | "interface-prefix"
  | "file-size"
  | "file-name"
  | "barrel"
  | "main-export"
  | "export-verb"
  | "boolean-positional"
  | "open-note"
  | "unit-suffix";

/** Writes a violation as one line that an editor can jump to. */
export function describeViolation({ rule, file, line, sentence }: Violation): string {
  return `${file}:${line} [${rule}] ${sentence}`;
}
