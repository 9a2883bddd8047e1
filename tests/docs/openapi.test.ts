import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createEventReader } from "../../proofs/feed/event-reader";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import {
  catalogueActivationSchema,
  catalogueDiffSchema,
  cataloguePublicationSchema,
  catalogueVersionSchema,
  catalogueVersionsSchema,
} from "../../src/contract/catalogue-publication";
import { eventsLifeMaxMs } from "../../src/contract/changes-event";
import { changesPageSchema } from "../../src/contract/changes-page";
import { engagementSchema, engagementsSchema, keptEngagementSchema } from "../../src/contract/engagement";
import {
  engagementResponseSchema,
  initiationsSchema,
  responseAnswerSchema,
} from "../../src/contract/engagement-response";
import { feedbackSchema } from "../../src/contract/feedback";
import { feedbackAnswerSchema } from "../../src/contract/feedback-answer";
import { healthSchema } from "../../src/contract/health";
import { initiationAnswersSchema } from "../../src/contract/initiation-answers";
import { keysSchema } from "../../src/contract/keys";
import { livenessSchema } from "../../src/contract/liveness";
import { lookupAnswerSchema, lookupRequestSchema } from "../../src/contract/lookup";
import { matterCountSchema } from "../../src/contract/matter-count";
import { matterCountAnswerSchema } from "../../src/contract/matter-count-answer";
import { openPath } from "../../src/contract/open-path";
import { openapiDocument } from "../../src/contract/openapi-document";
import { platformPath } from "../../src/contract/platform-path";
import { problemSchema } from "../../src/contract/problem";
import { publicPageSchema, publicSubjectSchema } from "../../src/contract/public-record";
import { refusalMeanings } from "../../src/contract/refusal-meaning";
import { signatureHeader } from "../../src/contract/signature-header";
import { snapshotHeaderSchema, snapshotTrailerSchema } from "../../src/contract/snapshot";
import { statisticsSchema } from "../../src/contract/statistics";
import { touchedCasesSchema } from "../../src/contract/touched-cases";
import { refusalCodeSchema, transitionSchema } from "../../src/contract/transition";
import { transitionAnswerSchema } from "../../src/contract/transition-answer";
import { sha256Hex } from "../../src/integrity/sha256";
import { platformStandingSchema } from "../../src/lists/standing";

/** A stream whose every message is signed with the key of the signing recipe's example. */
const eventsTextSchema = z.string().refine((text) => {
  const read = createEventReader("000102030405060708090a0b0c0d0e0f", "example-secret-of-no-worth");
  const kinds = read(new TextEncoder().encode(text)).map(({ kind }) => kind);
  return kinds.join() === "changes,heartbeat";
});

/** A snapshot whose checksum holds. */
const snapshotTextSchema = z.string().refine((text) => {
  const lines = text.trimEnd().split("\n");
  const [header, ...others] = lines.map((line): unknown => JSON.parse(line));
  const trailer = snapshotTrailerSchema.parse(others.pop());
  platformStandingSchema.parse(others[0]);
  const signed = lines.slice(0, -1).map((line) => `${line}\n`);
  return (
    snapshotHeaderSchema.parse(header).subjectCount === others.length &&
    trailer.checksum === sha256Hex(signed.join(""))
  );
});

const document = openapiDocument();
const text = JSON.stringify(document);

interface Described {
  readonly description?: string;
  readonly security?: readonly unknown[];
  readonly requestBody?: { readonly content: { readonly "application/json": { readonly example: unknown } } };
  readonly responses: Readonly<Record<string, unknown>>;
}

const paths: Readonly<Record<string, Readonly<Record<string, Described>>>> = document.paths;

function operationOf(method: string, path: string): Described {
  const operation = paths[`/${path}`]?.[method];
  if (operation === undefined) throw new Error(`The document has no ${method} /${path}.`);
  return operation;
}

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
    const signed = Object.values(platformPath).map((path) => `/${path}`);
    const open = [openPath.health, openPath.publicList, openPath.publicSubject].map((path) => `/${path}`);
    expect(new Set(Object.keys(paths))).toEqual(new Set([...signed, ...open]));
  });

  it("demands a signature everywhere but for whether the platform answers and for what is public, and for the age of the lists too, 四(四)", () => {
    expect(document.security).toHaveLength(1);
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const open = [openPath.health, openPath.publicList, openPath.publicSubject].map((path) =>
      operationOf("get", path),
    );
    expect(operations.filter(({ security }) => security !== undefined)).toEqual(open);
    for (const { security } of open) expect(security).toEqual([]);
  });

  it("says of every refusal of a transition what it means, 五(五) 五(六)", () => {
    for (const code of refusalCodeSchema.options) {
      const { zh, en } = refusalMeanings[code];
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(text).toContain(JSON.stringify(`| \`${code}\` | ${zh} | ${en} |`).slice(1, -1));
    }
  });

  it("says after how long the platform itself ends a stream, in both languages, 五(三)", () => {
    const minutes = eventsLifeMaxMs / 60_000;
    const { description } = operationOf("get", platformPath.events);
    expect(description).toContain(`一条连接至多 ${minutes} 分钟`);
    expect(description).toContain(`ends in good order after ${minutes} min at most`);
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

  it.each([
    ["post", platformPath.lookups, lookupRequestSchema, lookupAnswerSchema, 7],
    ["post", platformPath.transitions, transitionSchema, transitionAnswerSchema, 8],
    ["post", platformPath.feedback, feedbackSchema, feedbackAnswerSchema, 8],
    ["post", platformPath.matterCounts, matterCountSchema, matterCountAnswerSchema, 8],
    ["get", platformPath.statistics, undefined, statisticsSchema, 6],
    ["get", platformPath.touchedCases, undefined, touchedCasesSchema, 7],
    ["get", platformPath.changes, undefined, changesPageSchema, 7],
    ["get", platformPath.events, undefined, eventsTextSchema, 7],
    ["get", platformPath.snapshot, undefined, snapshotTextSchema, 5],
    ["get", platformPath.keys, undefined, keysSchema, 5],
    ["post", platformPath.catalogues, cataloguePublicationSchema, catalogueVersionSchema, 8],
    ["get", platformPath.catalogues, undefined, catalogueVersionsSchema, 5],
    ["post", platformPath.catalogueActivations, catalogueActivationSchema, catalogueVersionSchema, 8],
    ["get", platformPath.catalogueDiff, undefined, catalogueDiffSchema, 7],
    ["post", platformPath.engagements, engagementSchema, keptEngagementSchema, 8],
    ["get", platformPath.engagements, undefined, engagementsSchema, 5],
    ["get", platformPath.initiations, undefined, initiationsSchema, 6],
    ["get", platformPath.initiationAnswers, undefined, initiationAnswersSchema, 7],
    ["post", platformPath.responses, engagementResponseSchema, responseAnswerSchema, 8],
    ["get", platformPath.health, undefined, healthSchema, 5],
    ["get", openPath.health, undefined, livenessSchema, 2],
    ["get", openPath.publicList, undefined, publicPageSchema, 3],
    ["get", openPath.publicSubject, undefined, publicSubjectSchema, 3],
  ] as const)("shows examples that its own schemas read: %s %s", (method, path, asked, answered, count) => {
    const { requestBody, responses } = operationOf(method, path);
    const request = requestBody?.content["application/json"].example;
    expect(asked === undefined ? request : asked.safeParse(request).error).toBeUndefined();
    const [answer, ...others] = valuesOf("example", responses);
    // A table of the same is a text beside it.
    const problems = others.filter((one) => typeof one !== "string");
    expect(answered.safeParse(answer).error).toBeUndefined();
    expect(problems.length).toBe(count);
    for (const problem of problems) expect(problemSchema.safeParse(problem).error).toBeUndefined();
  });

  it("shows an empty catalogue as an example", () => {
    const [catalogue] = valuesOf("example", operationOf("get", platformPath.catalogue));
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
