import ts from "typescript";

/** One import or re-export, static or dynamic, whether of values or of types alone. */
export interface ImportFact {
  readonly specifier: string;
  readonly line: number;
}

export interface ExportFact {
  readonly name: string;
  readonly line: number;
}

/** A file of `src/` with what the rules ask about it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
}

/** Reads a file's imports and exports out of its syntax tree. */
export function parseSourceFile(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  return { path, text, tree, imports: importsOf(tree), exports: exportsOf(tree) };
}

/** The line of a node, from 1. */
export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Calls `visit` for every node under `root`, itself included. */
export function walk(root: ts.Node, visit: (node: ts.Node) => void): void {
  visit(root);
  ts.forEachChild(root, (child) => walk(child, visit));
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false)
  );
}

function importsOf(tree: ts.SourceFile): ImportFact[] {
  const found: ImportFact[] = [];
  walk(tree, (node) => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ specifier: specifier.text, line: lineOf(node) });
    }
  });
  return found;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isCallExpression(node)) {
    const isDynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const isRequire = ts.isIdentifier(node.expression) && node.expression.text === "require";
    return isDynamic || isRequire ? node.arguments[0] : undefined;
  }
  return undefined;
}

function exportsOf(tree: ts.SourceFile): ExportFact[] {
  return tree.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (!clause || !ts.isNamedExports(clause)) return [];
      return clause.elements.map((element) => ({ name: element.name.text, line: lineOf(element) }));
    }
    if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return [];
    return declaredNames(statement).map((name) => ({ name: name.text, line: lineOf(name) }));
  });
}

function declaredNames(statement: ts.Statement): ts.Identifier[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name)
        ? [name]
        : name.elements.flatMap((element) =>
            ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name] : [],
          ),
    );
  }
  const name = ts.isDeclarationStatement(statement) ? statement.name : undefined;
  return name && ts.isIdentifier(name) ? [name] : [];
}
