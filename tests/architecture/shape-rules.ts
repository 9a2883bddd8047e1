import ts from "typescript";
import { entryRooms } from "./rooms";
import { hasModifier, lineOf, type SourceFile, walk } from "./source-file";
import type { Rule, Violation } from "./violation";

const maxLineCount = 400;
const openNote = /\b(?:TODO|FIXME|XXX)\b/;
const unitless = /(?:Seconds|Minutes|Timeout|Ttl)$/;
/** Names that Node and the language chose. */
const foreignNames = /^(?:(?:set|clear)Timeout|(?:get|set)(?:UTC)?(?:Seconds|Minutes))$/;

/** The rules on how a file is cut and what its syntax may hold. */
export function shapeViolations(file: SourceFile): Violation[] {
  const found: Violation[] = [];
  const report = (rule: Rule, line: number, sentence: string) =>
    found.push({ rule, file: file.path, line, sentence });
  checkName(file, report);
  checkSize(file, report);
  checkBarrel(file, report);
  for (const statement of file.tree.statements) checkStatement(statement, report);
  walk(file.tree, (node) => checkNode(node, report));
  checkNotes(file.tree, report);
  return found;
}

type Report = (rule: Rule, line: number, sentence: string) => void;

function checkName({ path }: SourceFile, report: Report): void {
  const base = path.split("/").at(-1) ?? path;
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(base)) return;
  report("file-name", 1, `${base} is not in kebab-case.`);
}

function checkSize({ path, text }: SourceFile, report: Report): void {
  const isData = /\/packs\/|-holidays\.ts$|\/scenarios[^/]*(?:\/|\.ts$)/.test(path);
  const lineCount = text.replace(/\n$/, "").split("\n").length;
  if (isData || lineCount <= maxLineCount) return;
  report(
    "file-size",
    maxLineCount + 1,
    `${lineCount} lines: more than one concept; cut it at ${maxLineCount}.`,
  );
}

function checkBarrel({ path, tree }: SourceFile, report: Report): void {
  const [, room, ...rest] = path.split("/");
  const isIndex = /(?:^|\/)index\.ts$/.test(path);
  const isEntry = path === "src/index.ts" || (rest.join("/") === "index.ts" && entryRooms.has(room ?? ""));
  if (isEntry) return;
  const onlyPassesOn =
    tree.statements.length > 0 &&
    tree.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier);
  if (isIndex) report("barrel", 1, "An index.ts stands only at an entry of the package.");
  else if (onlyPassesOn)
    report("barrel", 1, "The file only passes on what others declare; import from them.");
}

function checkStatement(node: ts.Statement, report: Report): void {
  if (ts.isExportDeclaration(node) && (!node.exportClause || ts.isNamespaceExport(node.exportClause))) {
    report("export-star", lineOf(node), "Name each export: a star hides what is public.");
  }
  const renamed =
    ts.isExportDeclaration(node) &&
    node.exportClause &&
    ts.isNamedExports(node.exportClause) &&
    node.exportClause.elements.some((element) => element.name.text === "default");
  if (ts.isExportAssignment(node) || hasModifier(node, ts.SyntaxKind.DefaultKeyword) || renamed) {
    report("default-export", lineOf(node), "An export has one name everywhere, so none is the default.");
  }
}

function checkNode(node: ts.Node, report: Report): void {
  const line = lineOf(node);
  if (ts.isEnumDeclaration(node)) {
    report("no-enum", line, `${node.name.text} is an enum; write a union of kebab-case literals.`);
  }
  if (node.kind === ts.SyntaxKind.AnyKeyword) {
    report("no-any", line, "any switches the compiler off; say unknown and narrow it.");
  }
  if (ts.isNonNullExpression(node)) {
    report("no-non-null", line, "A non-null assertion is a guess; handle the absence.");
  }
  const isNamedType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  if (isNamedType && /^I[A-Z][a-z]/.test(node.name.text)) {
    report("interface-prefix", line, `${node.name.text}: a type is named after its concept, without an I.`);
  }
  if (ts.isIdentifier(node) && unitless.test(node.text) && !foreignNames.test(node.text)) {
    report("unit-suffix", line, `${node.text} hides its unit; the only duration is in milliseconds, …Ms.`);
  }
}

/** Looks through the comments alone: a string that holds the same letters is data. */
function checkNotes(tree: ts.SourceFile, report: Report): void {
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(tree);
    if (children.length > 0) {
      for (const child of children) visit(child);
      return;
    }
    const from = node.getFullStart();
    const trivia = tree.text.slice(from, node.getStart(tree));
    for (const [index, text] of trivia.split("\n").entries()) {
      if (!openNote.test(text)) continue;
      const line = tree.getLineAndCharacterOfPosition(from).line + 1 + index;
      report("open-note", line, "What is left to do stands in an issue, not in a comment.");
    }
  };
  visit(tree);
}
