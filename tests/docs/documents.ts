import { readdirSync, readFileSync } from "node:fs";

/** Where package.json lies. */
export const projectRoot = new URL("../../", import.meta.url);

/** One document in Markdown. */
export interface MarkdownDocument {
  /** In the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every document of the project. */
export function markdownDocuments(): readonly MarkdownDocument[] {
  const within = (folder: string) =>
    readdirSync(new URL(folder, projectRoot), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
  const atTop = readdirSync(projectRoot).filter((name) => name.endsWith(".md"));
  return [...atTop, ...within("docs"), ...within("examples")].map((path) => ({
    path,
    text: readFileSync(new URL(path, projectRoot), "utf8"),
  }));
}

/** The code blocks of a language, in order. */
export function codeBlocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, code = ""]) => code,
  );
}
