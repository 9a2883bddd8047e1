import type { HostileKind } from "../hostile-kind";
import type { Wire } from "../world";
import { envelopeKinds, textKinds } from "./spoil";

const listOf = (answer: Wire) => answer["standings"] as readonly unknown[];

/** T4: what is no answer of the contract, whatever it may look like. */
export const shapeKinds: readonly HostileKind[] = [
  ...envelopeKinds("shapes", [
    ["null", () => null],
    ["true", () => true],
    ["a number", () => 200],
    ["a text", () => "clean"],
    ["an empty list", () => []],
    ["an empty object", () => ({})],
    ["a bare standing", ({ standing }) => standing],
    ["the standings alone", ({ answer }) => listOf(answer)],
    ["standings that are null", ({ answer }) => ({ ...answer, standings: null })],
    ["standings left out", ({ answer }) => ({ ...answer, standings: undefined })],
    [
      "standings by code",
      ({ answer, standing, target }) => ({ ...answer, standings: { [target.code]: standing } }),
    ],
    ["standings that are a text", ({ answer }) => ({ ...answer, standings: "[]" })],
    ["standings in a list of lists", ({ answer }) => ({ ...answer, standings: [listOf(answer)] })],
    ["a standing that is null", ({ answer }) => ({ ...answer, standings: listOf(answer).map(() => null) })],
    [
      "a standing that is a word",
      ({ answer }) => ({ ...answer, standings: listOf(answer).map(() => "clean") }),
    ],
    ["a standing that is 0", ({ answer }) => ({ ...answer, standings: listOf(answer).map(() => 0) })],
    [
      "a standing that is an empty list",
      ({ answer }) => ({ ...answer, standings: listOf(answer).map(() => []) }),
    ],
    [
      "1,001 standings",
      ({ answer, standing }) => ({ ...answer, standings: Array.from({ length: 1_001 }, () => standing) }),
    ],
    ["the answer one level too deep", ({ answer }) => ({ data: answer })],
    ["the answer of a system that found nothing", () => ({ code: 0, msg: "success", data: null })],
    ["the answer of a system that found no page", () => ({ code: 200, total: 0, rows: [] })],
    ["an error told with 200", () => ({ code: 500, msg: "系统繁忙，请稍后再试" })],
    [
      "a problem document with 200",
      () => ({ type: "about:blank", title: "x", status: 500, code: "platform-failed" }),
    ],
    ["the answer as a text in JSON", ({ answer }) => JSON.stringify(answer)],
  ]),
  ...textKinds("shapes", [
    ["an empty body", () => ""],
    ["a body of blanks", () => " \r\n\t "],
    ["JSON cut at any place", ({ text, random }) => text.slice(0, 1 + random.below(text.length - 1))],
    ["JSON cut and closed again", ({ text }) => `${text.slice(0, text.indexOf('"records"'))}"x":0}]}`],
    ["JSON with something after it", ({ text }) => `${text}${text}`],
    ["one JSON text a line", ({ text }) => `${text}\n{}\n`],
    ["JSON with a comma too many", ({ text }) => `${text.slice(0, -1)},}`],
    ["JSON with a comment", ({ text }) => `/* cache hit */${text}`],
    ["JSON in single quotes", ({ text }) => text.replaceAll('"', "'")],
    ["JSON with a NaN", ({ text }) => text.replace(/"listVersion":\d+/, '"listVersion":NaN')],
    ["JSON as a call", ({ text }) => `callback(${text});`],
    ["JSON behind a guard against inclusion", ({ text }) => `)]}',\n${text}`],
    ["JSON in base64", ({ text }) => Buffer.from(text).toString("base64")],
    ["JSON with a raw line break in a text", ({ text }) => text.replace("泉州", "泉\n州")],
    [
      "an HTML page with 200",
      () => "<!doctype html><html><title>登录</title><form action=/login></form></html>",
    ],
    ["XML", () => '<?xml version="1.0"?><answer><records/></answer>'],
    ["an XML bomb", () => '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "&d;&d;">]><a>&b;</a>'],
    ["YAML", () => "listVersion: 50\nstandings: []\n"],
    ["a form", () => "listVersion=50&standings="],
  ]),
];
