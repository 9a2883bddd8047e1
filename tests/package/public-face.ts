import ts from "typescript";

/**
 * Writes down what an entry exports, name by name with its declaration, comments left out.
 *
 * @param name the entry as users import it
 * @param file its `.d.ts`
 * @returns Markdown: a heading and a block of TypeScript, names in alphabetical order
 */
export function describePublicFace(name: string, file: string): string {
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${file} is no module.`);

  const printer = ts.createPrinter({ removeComments: true });
  const print = (node: ts.Node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  const blocks = checker
    .getExportsOfModule(symbol)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((exported) => {
      const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declarations = (target.declarations ?? []).map((node) => print(statementOf(node)));
      const renamed = target.name === exported.name ? "" : `// exported as ${exported.name}\n`;
      return `${renamed}${declarations.join("\n")}`;
    });
  return `## ${name}\n\n\`\`\`ts\n${blocks.join("\n\n").replaceAll("\r\n", "\n")}\n\`\`\`\n`;
}

/** A variable is declared inside a list inside a statement; only the statement reads as a declaration. */
function statementOf(node: ts.Node): ts.Node {
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}
