import { describe, expect, it } from "vitest";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import { lookupAnswerSchema, lookupRequestSchema } from "../../src/contract/lookup";
import { openapiDocument } from "../../src/contract/openapi-document";
import { platformPath } from "../../src/contract/platform-path";
import { problemSchema } from "../../src/contract/problem";
import { signatureHeader } from "../../src/contract/signature-header";

const document = openapiDocument();
const text = JSON.stringify(document);

function valuesOf(key: string, node: unknown): readonly unknown[] {
  if (Array.isArray(node)) return node.flatMap((part) => valuesOf(key, part));
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (name === key ? [value] : valuesOf(key, value)));
}

function at(reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key], document);
}

describe("the OpenAPI document", () => {
  it("has every path of the platform, and no other", () => {
    expect(Object.keys(document.paths)).toEqual(Object.values(platformPath).map((path) => `/${path}`));
  });

  it("names each signature header, four in the request and one in the answer", () => {
    const { answerSignature, ...asked } = signatureHeader;
    const schemes = Object.values(document.components.securitySchemes).map(({ name }) => name);
    expect(schemes).toEqual(Object.values(asked));
    expect(text).toContain(`"${answerSignature}":{"$ref"`);
  });

  it("forbids no field to be sent, and names no schema twice", () => {
    expect(text).not.toContain('"readOnly"');
    expect(text).not.toContain('"$id"');
    expect(text).not.toContain('"$schema"');
  });

  it("every reference leads somewhere", () => {
    const dead = valuesOf("$ref", document).filter((reference) => at(String(reference)) === undefined);
    expect(dead).toEqual([]);
  });

  it("shows examples that its own schemas read", () => {
    const paths = document.paths[`/${platformPath.lookups}`]?.post;
    expect(
      lookupRequestSchema.safeParse(paths?.requestBody.content["application/json"].example).success,
    ).toBe(true);
    const [answer, ...problems] = valuesOf("example", paths?.responses);
    expect(lookupAnswerSchema.safeParse(answer).success).toBe(true);
    expect(problems.length).toBe(6);
    for (const problem of problems) expect(problemSchema.safeParse(problem).success).toBe(true);
    const [catalogue] = valuesOf("example", document.paths[`/${platformPath.catalogue}`]);
    expect(() => parseCatalogueDocument(catalogue)).not.toThrow();
  });

  it("demands of a record what decides, and leaves room for fields to come, R21", () => {
    const record = document.components.schemas["ListRecord"];
    expect(record?.required).toEqual(
      expect.arrayContaining(["recordId", "subject", "list", "scope", "term", "status"]),
    );
    expect(record).not.toHaveProperty("additionalProperties");
  });
});
