import ts from "typescript";
import { hasModifier, lineOf, type SourceFile, walk } from "./source-file";
import type { Violation } from "./violation";

const forbiddenVerb = /^(get|handle|process|manage|do)(?=[A-Z0-9_$]|$)/;

/** The rules on what a file exports: its names and the shape of its functions. */
export function exportViolations(file: SourceFile): Violation[] {
  return [...verbViolations(file), ...mainExportViolations(file), ...booleanViolations(file)];
}

function verbViolations({ path, exports }: SourceFile): Violation[] {
  return exports.flatMap(({ name, line }) => {
    const verb = forbiddenVerb.exec(name)?.[1];
    if (!verb) return [];
    const sentence = `${name}: "${verb}" promises nothing; use a verb of house rule 4.`;
    return [{ rule: "export-verb" as const, file: path, line, sentence }];
  });
}

/**
 * A file is named after its main export: in kebab-case its name is
 * - that of one export (`create-guard.ts`, `createGuard`), or
 * - what a function of it makes or reads, its first word left out (`uscc.ts`, `parseUscc`), or
 * - the verb that all its functions share (`mask.ts`, `maskCode` and `maskSubject`).
 *
 * Two differences do not count: a hyphen beside a digit (`sha-256.ts`, `sha256`), and the plural of the
 * last word (`sources.ts`, `Source`). Entries (`index.ts`, `main.ts`) and files without exports are
 * named after their place.
 */
function mainExportViolations({ path, exports }: SourceFile): Violation[] {
  const stem = (path.split("/").at(-1) ?? path).replace(/\.ts$/, "");
  if (stem === "index" || stem === "main" || exports.length === 0) return [];
  const names = exports.map(({ name }) => name);
  const functionNames = names.filter((name) => /^[a-z]/.test(name)).map(kebabCase);
  const candidates = [
    ...names.map(kebabCase),
    ...functionNames.map((name) => name.replace(/^[^-]+-/, "")),
    ...functionNames
      .filter((name) => functionNames.every((other) => verbOf(other) === verbOf(name)))
      .map(verbOf),
  ];
  if (candidates.some((candidate) => comparable(candidate) === comparable(stem))) return [];
  const sentence = `The file is named ${stem}, which none of its exports is (${names.join(", ")}).`;
  return [{ rule: "main-export", file: path, line: 1, sentence }];
}

function verbOf(kebab: string): string {
  return kebab.split("-")[0] ?? kebab;
}

function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .replace(/_/g, "-")
    .toLowerCase();
}

function comparable(kebab: string): string {
  const joined = kebab.replace(/-(?=\d)|(?<=\d)-/g, "");
  if (joined.endsWith("ies")) return `${joined.slice(0, -3)}y`;
  return joined.endsWith("ss") ? joined : joined.replace(/(?<=ch|sh|ss|x)es$|s$/, "");
}

/** A call that reads `f(x, true)` says nothing: a choice is a named key of the last argument. */
function booleanViolations(file: SourceFile): Violation[] {
  const exported = new Set(file.exports.map(({ name }) => name));
  return file.tree.statements.flatMap((statement) => {
    if (!isExported(statement, exported)) return [];
    return signaturesIn(statement).flatMap((signature) =>
      signature.parameters.filter(isBoolean).map((parameter) => ({
        rule: "boolean-positional" as const,
        file: file.path,
        line: lineOf(parameter),
        sentence: `${parameter.name.getText()} is a boolean by position; name it in an object, or use a union.`,
      })),
    );
  });
}

function isExported(statement: ts.Statement, exported: ReadonlySet<string>): boolean {
  if (hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return true;
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.some(({ name }) => exported.has(name.getText()));
  }
  return ts.isDeclarationStatement(statement) && exported.has(statement.name?.getText() ?? "");
}

function signaturesIn(statement: ts.Statement): ts.SignatureDeclaration[] {
  if (ts.isFunctionDeclaration(statement)) return [statement];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [initializer]
        : [],
    );
  }
  if (ts.isClassDeclaration(statement)) {
    return statement.members.filter(
      (member) =>
        (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member)) &&
        !hasModifier(member, ts.SyntaxKind.PrivateKeyword) &&
        !(member.name && ts.isPrivateIdentifier(member.name)),
    ) as ts.SignatureDeclaration[];
  }
  if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) return [];
  const found: ts.SignatureDeclaration[] = [];
  walk(statement, (node) => {
    if (ts.isMethodSignature(node) || ts.isFunctionTypeNode(node) || ts.isCallSignatureDeclaration(node)) {
      found.push(node);
    }
  });
  return found;
}

function isBoolean({ type, initializer }: ts.ParameterDeclaration): boolean {
  if (initializer) {
    const { kind } = initializer;
    if (kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword) return true;
  }
  if (!type) return false;
  return (ts.isUnionTypeNode(type) ? type.types : [type]).some(
    (part) =>
      part.kind === ts.SyntaxKind.BooleanKeyword ||
      (ts.isLiteralTypeNode(part) &&
        (part.literal.kind === ts.SyntaxKind.TrueKeyword ||
          part.literal.kind === ts.SyntaxKind.FalseKeyword)),
  );
}
