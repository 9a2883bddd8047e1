import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import { openapiComponents } from "../../src/contract/openapi-components";
import { errorCodes } from "../../src/errors/error-code";
import { projectRoot } from "./documents";
import { pathOf, projectProgram } from "./project-program";

const text = readFileSync(new URL("docs/glossary.md", projectRoot), "utf8");
// A type is named in the heading of its section or as code.
const named = [...text.matchAll(/`([^`\n]+)`|^## .* (\w+)$/gm)].map(([, code, heading]) => code ?? heading);
const known = new Set(named);
const unknown = (identifiers: Iterable<string>) =>
  [...new Set(identifiers)].filter((id) => !known.has(id)).sort();

const entries = ["src/index.ts", "src/sandbox/index.ts", "src/testing/index.ts"];
const program = projectProgram(entries);
const checker = program.getTypeChecker();

function exportsOf(entry: string): readonly ts.Symbol[] {
  const file = program.getSourceFile(pathOf(entry));
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${entry} is no module.`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

const publicSymbols = entries.flatMap(exportsOf);

/** The literals of a type; the keys of `Omit`, `Pick` and of `T["key"]` are none of its values. */
function literalsIn(node: ts.Node): readonly string[] {
  if (ts.isIndexedAccessTypeNode(node)) return [];
  if (ts.isTypeReferenceNode(node) && ["Omit", "Pick"].includes(node.typeName.getText())) return [];
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return [node.literal.text];
  const found: string[] = [];
  node.forEachChild((child) => {
    found.push(...literalsIn(child));
  });
  return found;
}

function enumsIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(enumsIn);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === "const") return [String(value)];
    if (key === "enum" && Array.isArray(value)) return value.map(String);
    return enumsIn(value);
  });
}

describe("glossary, house rule 3", () => {
  it("every exported name has its Chinese word", () => {
    expect(unknown(publicSymbols.map(({ name }) => name))).toEqual([]);
  });

  it("every literal of a public type has its Chinese word", () => {
    const codes: ReadonlySet<string> = new Set(Object.keys(errorCodes));
    const literals = publicSymbols
      .flatMap(({ declarations = [] }) => declarations.flatMap(literalsIn))
      .filter((literal) => !codes.has(literal));
    expect(literals.length).toBeGreaterThan(30);
    expect(unknown(literals)).toEqual([]);
  });

  it("every literal on the wire has its Chinese word", () => {
    expect(unknown(enumsIn(openapiComponents()))).toEqual([]);
  });

  it("every matter type of the pack has its Chinese word", () => {
    expect(unknown(quanzhou201851.matterTypes.map(({ id }) => id))).toEqual([]);
  });
});
