import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { createLastingOutput } from "./lasting-output";

const standardOutput = 1;

/**
 * Takes the standard output of the process for a service that is to outlast it. From then on no error of it, nor of
 * standard error, ends the process.
 *
 * @returns writes a line; see {@link createLastingOutput}
 * @example
 * const say = takeStandardOutput();
 */
export function takeStandardOutput(): (line: string) => void {
  // To touch the stream also makes a pipe one that is not waited for: a reader that stands still would stop the platform.
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on("error", () => undefined);
  if (!isatty(standardOutput)) return createLastingOutput((bytes) => writeSync(standardOutput, bytes));
  // A terminal knows which characters it can show.
  return createLastingOutput((bytes) => {
    if (stdout.errored) throw stdout.errored;
    stdout.write(bytes);
    return bytes.length;
  });
}
