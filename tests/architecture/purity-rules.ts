import ts from "typescript";
import { isPure } from "./import-rules";
import { folderOf } from "./rooms";
import { lineOf, type SourceFile, walk } from "./source-file";
import type { Violation } from "./violation";

/** Globals by which a pure file would read the world. */
const impureGlobals: ReadonlySet<string> = new Set([
  "crypto",
  "performance",
  "process",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
]);

const impureMembers: ReadonlySet<string> = new Set(["Date.now", "Math.random"]);

/** The rule that a pure file reads no clock, draws no random number and asks nobody. */
export function purityViolations(file: SourceFile): Violation[] {
  if (!isPure(file.path, folderOf(file.path))) return [];
  const found: Violation[] = [];
  walk(file.tree, (node) => {
    const what = impurityOf(node);
    if (!what) return;
    found.push({
      rule: "purity",
      file: file.path,
      line: lineOf(node),
      sentence: `${what} makes the answer depend on more than the question; take the value as a parameter.`,
    });
  });
  return found;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length) return "new Date()";
  if (ts.isCallExpression(node) && isDate(node.expression)) return "Date()";
  if (ts.isPropertyAccessExpression(node)) {
    const owner = withoutGlobalThis(node.expression);
    const member = owner && `${owner}.${node.name.text}`;
    return member && impureMembers.has(member) ? member : undefined;
  }
  if (!ts.isIdentifier(node) || !impureGlobals.has(node.text)) return undefined;
  return isGlobalUse(node) ? node.text : undefined;
}

function isDate(node: ts.Expression): boolean {
  return withoutGlobalThis(node) === "Date";
}

function withoutGlobalThis(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (!ts.isPropertyAccessExpression(node) || node.expression.getText() !== "globalThis") return undefined;
  return node.name.text;
}

/** An identifier that reads a value, and neither names a member nor declares a name of the file's own. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return parent.expression.getText() === "globalThis";
  }
  const namesIt = "name" in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
  return !namesIt && !ts.isTypeNode(parent) && !ts.isQualifiedName(parent);
}
