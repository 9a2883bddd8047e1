const place = /<!-- region: (\S+)#(\S+) -->\n```ts\n[\s\S]*?```/g;

/**
 * Puts the regions of examples into the samples that name them. Pure.
 *
 * @param text a document in which `<!-- region: file#name -->` stands above a sample
 * @param read gives the text of a file of the project
 * @returns the document with each such sample equal to its region
 * @example
 * withExampleRegions(readme, (path) => readFileSync(path, "utf8"))
 */
export function withExampleRegions(text: string, read: (path: string) => string): string {
  return text.replaceAll(
    place,
    (_, path: string, name: string) =>
      `<!-- region: ${path}#${name} -->\n\`\`\`ts\n${regionOf(read(path), name, path)}\n\`\`\``,
  );
}

function regionOf(source: string, name: string, path: string): string {
  const begin = `// #region ${name}\n`;
  const from = source.indexOf(begin);
  const to = source.indexOf("// #endregion", from);
  if (from < 0 || to < 0) throw new Error(`${path} has no region ${name}.`);
  return source.slice(from + begin.length, to).trim();
}
