import { fileURLToPath } from "node:url";
import ts from "typescript";
import { projectRoot } from "./documents";

/** The path of a file of the project. */
export function pathOf(name: string): string {
  return fileURLToPath(new URL(name, projectRoot));
}

/**
 * Makes a program with the project's own compiler options.
 *
 * @param files files of the project
 * @param virtual sources by a path in the project at which no file lies
 * @returns the program over both
 */
export function projectProgram(
  files: readonly string[],
  virtual: ReadonlyMap<string, string> = new Map(),
): ts.Program {
  const config = ts.readConfigFile(pathOf("tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, pathOf("."));
  const texts = new Map([...virtual].map(([name, text]) => [pathOf(name), text]));
  const host = ts.createCompilerHost(options, true);
  const { readFile, fileExists } = host;
  host.readFile = (path) => texts.get(path) ?? readFile.call(host, path);
  host.fileExists = (path) => texts.has(path) || fileExists.call(host, path);
  return ts.createProgram([...files.map(pathOf), ...texts.keys()], options, host);
}
