import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AppliedMeasure, Decision } from "../../../src/decision/decision";
import { describeBases, describeMeasure } from "../../../src/decision/explanation/describe-measure";
import { describeSubject } from "../../../src/decision/explanation/describe-subject";
import { explainChecksum } from "../../../src/decision/explanation/explain-checksum";
import { explainDecision } from "../../../src/decision/explanation/explain-decision";
import type { Phrase } from "../../../src/decision/explanation/phrase";
import type { Materials, RelatedFacts } from "../../../src/decision/facts";
import { noticesOf } from "../../../src/decision/notice";
import type { ListRecord } from "../../../src/lists/list-record";
import { responsibleRoleSchema } from "../../../src/lists/list-record";
import { parseSubject } from "../../../src/subject/subject";
import {
  allSources,
  anIncentive,
  anUnknownStanding,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  company,
  decideOn,
  factsOf,
  failedFacts,
  parent,
  person,
  recognition,
  relatedBy,
  theCatalogue,
  underObjection,
} from "../fixtures";

type How = NonNullable<Parameters<typeof decideOn>[1]>;

const tax = { id: "tax", title: "纳税" };
const procurement = { matterType: "government-procurement" } as const;
const evaluatedOn = aRecord({ listedOn: "2025-12-01" }).listedOn;
const exited = (
  way: "expired" | "standard-changed" | "turned-black" | "adverse-listed" | "incentive-misused",
) => ({ kind: "exited", way, on: "2026-06-01" }) as const;
const repaired = { kind: "exited", way: "repaired", on: "2026-06-01" } as const;
const misListed = { kind: "exited", way: "mis-listed", on: "2026-06-01" } as const;
const until = (lastOn: string) => ({ kind: "until", lastOn }) as const;
const disputed = (over: object) => ({ ...underObjection, ...over });

const ofParent = (standing: Partial<Parameters<typeof aStanding>[0]>): RelatedFacts =>
  relatedBy({ kind: "parent" }, aStanding({ subject: parent, ...standing }));
const ofPrincipal = (records: readonly ListRecord[]): RelatedFacts =>
  relatedBy(
    { kind: "responsible-person", role: "principal" },
    aStanding({ subject: person, subjectType: "natural-person", name: "张三", records: [...records] }),
  );

const decided = (records: readonly ListRecord[], how: How = {}): Decision =>
  decideOn(factsOf(aStanding({ records: [...records] })), how);
const erased = (decision: Decision): Decision => ({ ...decision, evidence: [] });

const gap = { name: "验资报告", demandedBy: "none" } as const;
const another = { name: "场地证明", demandedBy: "regulation" } as const;
const limit = { workingDaysCount: 10 };
const accepting = (materials: Materials, how: How = {}): Decision =>
  decided([aRedRecord()], { materials, ...how });
const lawful = { rank: "law", title: "某法", article: "第一条", reading: "unverified" } as const;
const numbered = {
  rank: "local-policy",
  title: "某通知",
  documentNumber: "闽政〔2017〕3号",
  reading: "read",
} as const;

/** The decisions whose explanations, together, hold every sentence there is. */
const decisions = (): readonly (readonly [string, Decision])[] => [
  ["可继续办理 proceed: nothing is on record", decideOn(factsOf(aStanding()))],
  [
    "可继续办理 proceed: clean years and a recognition, 二(一) 二(二)",
    decideOn(factsOf(aStanding({ cleanSinceOn: "2020-01-01", recognitions: [recognition] }))),
  ],
  ["须审查 review: a black record, 三(二)", decided([aRecord({ severity: "minor" })])],
  [
    "须审查 review: a watch record, 四(四)",
    decided([aWatchRecord({ severity: "considerable", scope: "county", field: tax })]),
  ],
  [
    "须审查 review: watch and black together, 三(二)",
    decided([aWatchRecord(), aRecord({ scope: "province" })]),
  ],
  ["须审查 review: the platform does not know the subject, 五(三)", decideOn(factsOf(anUnknownStanding()))],
  [
    "须审查 review: another name, beside a red record, 三(三)",
    decideOn(factsOf(aStanding({ records: [aRedRecord()] }), { name: "另一家公司" })),
  ],
  [
    "须审查 review: a record of the parent's that bears on the subject, 二(四)",
    decideOn(factsOf(aStanding(), { related: [ofParent({ records: [aRecord({ subject: parent })] })] })),
  ],
  [
    "须审查 review: a mandatory measure that asks for review, 五(四)",
    decided([aRecord({ severity: "serious", scope: "nation" })], { matterType: "fiscal-fund" }),
  ],
  [
    "须审查 review: the same before another department, R30",
    decided([aRecord()], { matterType: "fiscal-fund", department: "350500-ZJ" }),
  ],
  [
    "不得径行办理 stop: two prohibitions, one of the parent's, 二(四)",
    decideOn(
      factsOf(aStanding({ records: [aRecord({ field: tax })] }), {
        related: [ofParent({ records: [aRecord({ subject: parent, field: tax, recordId: "p1" })] })],
      }),
      procurement,
    ),
  ],
  [
    "未能查明 undetermined: the platform was not reached, with a time to ask again, 五(三)",
    decideOn(failedFacts),
  ],
  [
    "未能查明 undetermined: no answer in time",
    decideOn({ ...failedFacts, finding: { kind: "failed", reason: { code: "deadline-exceeded" } } }),
  ],
  [
    "未能查明 undetermined: two sources of the parent kept silent, R21",
    decideOn(
      factsOf(aStanding(), {
        related: [
          ofParent({
            sources: [
              { ...allSources[0], state: "missing" },
              { ...allSources[1], state: "missing" },
              allSources[2],
            ],
          }),
        ],
      }),
    ),
  ],
  [
    "未能查明 undetermined: the subject and its parent left lists out, R21",
    decideOn(
      factsOf(aStanding({ sources: [allSources[0]] }), { related: [ofParent({ sources: [allSources[1]] })] }),
    ),
  ],
  [
    "未能查明 undetermined: a branch without its parent, R29",
    decideOn(factsOf(aStanding({ subjectType: "branch" }))),
  ],
  [
    "未能查明 undetermined: an individual business without its operator, R29",
    decideOn(factsOf(aStanding({ subjectType: "individual-business" }))),
  ],
  ["未能查明 undetermined: the evidence was erased, 六(三)", erased(decideOn(failedFacts))],

  [
    "a record under verification beside one in force, 五(六)",
    decided([aRecord(), aRecord({ recordId: "b2", verification: underObjection })]),
  ],
  ["a record under objection alone, 五(六)", decided([aRecord({ verification: underObjection })])],
  [
    "under complaint, and overdue",
    decided([aRecord({ verification: disputed({ grounds: { kind: "complaint" } }) })], {
      date: "2026-12-01",
    }),
  ],
  [
    "under a doubt that a second officer confirmed, the provider not told",
    decided([
      aRecord({
        verification: {
          kind: "under-verification",
          grounds: { kind: "doubt", confirmation: "confirmed" },
        },
      }),
    ]),
  ],
  [
    "under a doubt that waits for the second officer",
    decided([aRecord({ verification: disputed({ grounds: { kind: "doubt", confirmation: "pending" } }) })]),
  ],
  [
    "under objection beyond the known holidays",
    decided([aRecord({ verification: disputed({ providerToldOn: "2026-12-20" }) })], { date: "2026-12-21" }),
  ],
  [
    "the parent's record under objection, R29",
    decideOn(
      factsOf(aStanding({ records: [aRedRecord()] }), {
        related: [ofParent({ records: [aRecord({ subject: parent, verification: underObjection })] })],
      }),
    ),
  ],
  ["a record in force that was erased, 六(三)", erased(decided([aRecord()]))],
  [
    "a suspended record that was erased, 六(三)",
    erased(decided([aRecord({ verification: underObjection })])),
  ],
  [
    "a responsible person's record that is only shown, 三(六)",
    decideOn(
      factsOf(aStanding(), {
        related: [ofPrincipal([aRecord({ subject: person, listedAs: "principal" })])],
      }),
      { matterType: "market-entry" },
    ),
  ],

  [
    "records that ended, each by its way, 六(一) 六(二) 四(四) 五(五)",
    decided([
      aRecord({ recordId: "b-repaired", status: repaired }),
      aRecord({ recordId: "b-expired", term: until("2026-06-01") }),
      aRecord({ recordId: "b-standard", status: exited("standard-changed") }),
      aRecord({ recordId: "b-mistake", status: misListed }),
      aWatchRecord({ recordId: "w-black", status: exited("turned-black") }),
      aRedRecord({ recordId: "r-adverse", status: exited("adverse-listed") }),
      aRedRecord({ recordId: "r-misused", status: exited("incentive-misused") }),
      aRedRecord({ recordId: "r-expired", term: until("2026-06-01") }),
    ]),
  ],
  [
    "records not yet listed, of each list, 六(一) 六(二) 四(四)",
    decided([
      aRecord({ listedOn: "2026-12-01" }),
      aRedRecord({ listedOn: "2026-12-01" }),
      aWatchRecord({ listedOn: "2026-12-01" }),
    ]),
  ],
  ["a record listed after the evaluation, 二(四)", decided([aRecord()], { ...procurement, evaluatedOn })],
  [
    "watch records after a repaired and an expired black one bring nothing, 五(五)",
    decided([
      aWatchRecord({ recordId: "w-repaired", followsFrom: { recordId: "b9", exitWay: "repaired" } }),
      aWatchRecord({ recordId: "w-expired", followsFrom: { recordId: "b8", exitWay: "expired" } }),
    ]),
  ],
  [
    "a responsible person's records that bring nothing, 四(三) 五(四)",
    decideOn(
      factsOf(aStanding(), {
        related: [
          ofPrincipal([
            aRedRecord({ subject: person, verification: underObjection }),
            aRecord({ subject: person, listedAs: "shareholder" }),
          ]),
        ],
      }),
    ),
  ],

  ["a red record under objection, 五(六)", decided([aRedRecord({ verification: underObjection })])],
  [
    "incentives held for a disputed record, 五(六)",
    decided([aRedRecord(), aWatchRecord({ verification: underObjection })]),
  ],
  [
    "what entitled was erased, 六(三)",
    erased(decideOn(factsOf(aStanding({ records: [aRedRecord()], recognitions: [recognition] })))),
  ],
  [
    "an incentive of the catalogue's own, 五(四)",
    decided([aRedRecord()], { catalogue: theCatalogue({ measures: [anIncentive()] }) }),
  ],
  ["no material is missing, 二(二)", accepting({ missing: [], promise: "none" })],
  [
    "a law and a regulation demand what is missing, 二(二)",
    accepting({
      missing: [{ name: "许可批文", demandedBy: "law" }, another, gap],
      promise: "written",
      limit,
    }),
  ],
  ["the matter sets no limit, 二(二)", accepting({ missing: [gap], promise: "written" })],
  ["the promise is missing, 二(二)", accepting({ missing: [gap], promise: "none", limit })],
  ["the conditions are met, 二(二)", accepting({ missing: [gap], promise: "written", limit })],
  [
    "the conditions are met, due beyond the known holidays, 二(二)",
    accepting({ missing: [gap], promise: "written", limit }, { date: "2026-12-28" }),
  ],

  ["red beside black, 六(二)", decided([aRedRecord(), aRecord()])],
  [
    "an exit that the watch record names otherwise, 六(一)",
    decided([
      aRecord({ status: repaired }),
      aWatchRecord({ listedOn: "2026-06-01", followsFrom: { recordId: "b1", exitWay: "expired" } }),
    ]),
  ],
  [
    "a clean-since day that the records contradict, 二(二)",
    decideOn(factsOf(aStanding({ records: [aRecord()], cleanSinceOn: "2020-01-01" }))),
  ],
  [
    "an exit for an adverse listing that the platform does not hold, 六(二)",
    decided([aRedRecord({ status: exited("adverse-listed") })]),
  ],
  [
    "an inconsistency of whom the evidence no longer names, 六(三)",
    erased(decided([aRecord({ status: repaired })])),
  ],
];

/** Every executor, duty and binding, on a measure that is otherwise the same. */
function measures(): readonly Phrase[] {
  const [measure] = decided([aRecord()]).measures;
  if (measure === undefined) throw new TypeError("The decision has no measure.");
  const executors = ["approving-department", "other-organ", "market", "industry", "society"] as const;
  return executors.map((executedBy): Phrase => {
    const one: AppliedMeasure = { ...measure, executedBy, duty: "information", binding: "mandatory" };
    return describeMeasure(one);
  });
}

const subjects = [
  parent,
  { kind: "organization-code", code: "D2143569X" },
  { kind: "registration-number", code: "440301103097413" },
  person,
  { kind: "passport", code: "E12345678" },
  { kind: "hong-kong-permit", code: "H12345678" },
  { kind: "macao-permit", code: "M12345678" },
  { kind: "taiwan-permit", code: "12345678" },
] as const;

const parts = (): readonly (readonly [string, readonly Phrase[]])[] => [
  ["who carries a measure out, 五(四)", measures()],
  [
    "the texts a measure rests on, each once, 五(四)",
    [
      describeBases({
        clause: "三(二)",
        bases: [lawful, numbered, lawful, { ...lawful, article: "三(二)" }],
      }),
    ],
  ],
  [
    "an operator with each kind of code, 四(四)",
    subjects.map((one) => describeSubject(one, { kind: "operator" })),
  ],
  [
    "a responsible person in each role, 三(六)",
    responsibleRoleSchema.options.map((role) =>
      describeSubject(person, { kind: "responsible-person", role }),
    ),
  ],
  ["the subject checked", [describeSubject(company, undefined)]],
  ["a check character that does not fit, R22", explainChecksum(parseSubject("91350500PDY00001X0"))],
  [
    "the ways to answer a black record, 五(五) 五(六) 六(一)",
    noticesOf(decided([aRecord()])).flatMap(({ remedies }) => remedies),
  ],
];

/** Written anew by the test when it is not there. */
const document = new URL("verbatim.md", import.meta.url);

/** Each sentence where it is read first, and of the many measures that others carry out one a decision. */
function readFirst(told: readonly (readonly [string, readonly Phrase[]])[]): readonly string[] {
  const read = new Set<string>();
  return told.map(([title, phrases]) => {
    const others = phrases.filter(({ zh }) => zh.includes("供参考") && zh.includes("：")).slice(1);
    const texts = phrases
      .filter((phrase) => !others.includes(phrase))
      .map(({ zh, en }) => `- ${zh}\n  ${en}\n`)
      .filter((text) => !read.has(text));
    for (const text of texts) read.add(text);
    return `## ${title}\n\n${texts.join("")}`;
  });
}

test("every sentence an officer or a subject can read stands word for word in verbatim.md, 五(四) 五(六)", async () => {
  const told = decisions().map(([title, decision]) => [title, explainDecision(decision, "某事项")] as const);
  const sections = readFirst([...told, ...parts()]);
  // The first section that differs is told by itself: the difference of two whole files takes a second.
  if (existsSync(document)) {
    const stored = readFileSync(document, "utf8");
    const differing = sections.find((section) => !stored.includes(section));
    if (differing !== undefined) {
      const [heading = ""] = differing.split("\n");
      expect(differing).toBe(stored.slice(stored.indexOf(heading)).split("\n\n## ", 1)[0]);
    }
  }
  await expect(`# Every sentence, word for word\n\n${sections.join("\n")}`).toMatchFileSnapshot(
    "./verbatim.md",
  );
});
