import ts from "typescript";
import { describe, expect, it } from "vitest";
import { pathOf, projectProgram } from "./project-program";

const entries = [
  "src/index.ts",
  "src/sandbox/index.ts",
  "src/testing/index.ts",
  "src/catalogue/packs/quanzhou-2018-51.ts",
];
const program = projectProgram(entries);
const checker = program.getTypeChecker();

type Documented =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.VariableStatement
  | ts.MethodSignature;

/** The declarations that users see: what the entries export, with the methods of the guard. */
const declarations: readonly { readonly name: string; readonly node: Documented }[] = entries
  .flatMap((entry) => {
    const file = program.getSourceFile(pathOf(entry));
    const module = file && checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${entry} is no module.`);
    return checker.getExportsOfModule(module);
  })
  .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
  .flatMap(({ name, declarations: nodes = [] }) =>
    nodes.flatMap((node): { name: string; node: Documented }[] => {
      if (ts.isVariableDeclaration(node)) {
        const statement = node.parent.parent;
        return ts.isVariableStatement(statement) ? [{ name, node: statement }] : [];
      }
      if (ts.isInterfaceDeclaration(node) && name === "Guard") {
        const methods = node.members
          .filter(ts.isMethodSignature)
          .map((method) => ({ name: `Guard.${method.name.getText()}`, node: method }));
        return [{ name, node }, ...methods];
      }
      return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)
        ? [{ name, node }]
        : [];
    }),
  );

function docstringOf(node: ts.Node): ts.JSDoc | undefined {
  return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
}

function faultsOf({ name, node }: { readonly name: string; readonly node: Documented }): readonly string[] {
  const docstring = docstringOf(node);
  const sentence = ts.getTextOfJSDocComment(docstring?.comment)?.trim() ?? "";
  if (docstring === undefined || sentence === "") return [`${name} has no docstring`];
  if (!ts.isFunctionDeclaration(node) && !ts.isMethodSignature(node)) return [];

  const tags: readonly ts.JSDocTag[] = docstring.tags ?? [];
  const has = (tag: string) => tags.some(({ tagName }) => tagName.text === tag);
  const told = new Set(tags.flatMap((tag) => (ts.isJSDocParameterTag(tag) ? [tag.name.getText()] : [])));
  const silent = ["void", "Promise<void>"].includes(node.type?.getText() ?? "");
  const throws = ts.isFunctionDeclaration(node) && node.body !== undefined && hasThrow(node.body);
  return [
    ...node.parameters
      .map((parameter) => parameter.name.getText())
      .filter((parameter) => !told.has(parameter))
      .map((parameter) => `${name} does not tell of ${parameter}`),
    ...(silent || has("returns") ? [] : [`${name} does not tell what it returns`]),
    ...(has("example") ? [] : [`${name} has no example`]),
    ...(throws && !has("throws") ? [`${name} does not tell what it throws`] : []),
  ];
}

function hasThrow(node: ts.Node): boolean {
  return ts.isThrowStatement(node) || ts.forEachChild(node, hasThrow) === true;
}

describe("docstrings of the public entries", () => {
  it("there is something to read", () => {
    expect(declarations.length).toBeGreaterThan(40);
  });

  it.each(declarations.map((declaration) => [declaration.name, declaration] as const))(
    "%s tells what it is, and a function its parameters, its answer, an example",
    (_, declaration) => {
      expect(faultsOf(declaration)).toEqual([]);
    },
  );
});
