import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import type { Engagement } from "../../src/contract/engagement";
import type { EngagementResponse } from "../../src/contract/engagement-response";
import type { Feedback } from "../../src/contract/feedback";
import type { MatterCount } from "../../src/contract/matter-count";
import { platformPath } from "../../src/contract/platform-path";
import type { RawRequest } from "./raw-answer";
import { askedAt, by as department, idsOf, type Watched } from "./world";

/** So many subjects are answered and fed back, every way of being watched among them. */
const answeredCount = 20;
const month = askedAt.slice(0, 7);
const matterType = "administrative-license";
const documentNumber = "示例〔2026〕2号";

const get = (path: string): RawRequest => ({ method: "GET", path });
const post = (path: string, content: object): RawRequest => ({
  method: "POST",
  path,
  body: JSON.stringify(content),
});

/**
 * Says what an agency asks and sends beside its lookups, in order: it engages in every measure, answers and feeds back
 * on every id that a record of some subjects may have, then asks what became of it. The initiations are paged, so they
 * are asked elsewhere.
 */
export function agencyRequests(all: readonly Watched[]): readonly RawRequest[] {
  const some = all.slice(0, answeredCount);
  return [
    post(platformPath.declarations, declaration),
    ...some.flatMap(responsesOf).map((response) => post(platformPath.responses, response)),
    ...some.map((one) => post(platformPath.feedback, feedbackOf(one))),
    post(platformPath.matterCounts, matterCount),
    ...["", "&format=csv", `&department=${department.code}`].map((more) =>
      get(`${platformPath.statistics}?month=${month}${more}`),
    ),
    get(platformPath.engagements),
    get(platformPath.catalogues),
    get(`${platformPath.catalogueDiff}?from=1&to=1`),
    get(platformPath.catalogue),
    get(platformPath.keys),
    // What these tell moves with the watch list, so that they are another's.
    ...[platformPath.changes, platformPath.events, platformPath.snapshot, platformPath.health].map(get),
    post(platformPath.transitions, { kind: "report-misuse", recordId: "red-0" }),
  ];
}

const declaration: Engagement = {
  by: department,
  role: "implements",
  measureIds: quanzhou201851.measures
    .filter(({ kind }) => kind !== "institutional")
    .map(({ measureId }) => measureId),
  documentNumber,
};

const matterCount: MatterCount = { department, month, matterType, concludedCount: 100 };

function responsesOf({ serial }: Watched): readonly EngagementResponse[] {
  return idsOf(serial).map((recordId) => ({
    responseId: `response-${recordId}`,
    by: department,
    recordId,
    kind: "accepted",
  }));
}

/** A constraint, an incentive and what the watch list alone brings, whatever the subject is listed for. */
function feedbackOf({ subject, serial }: Watched): Feedback {
  return {
    feedbackId: `feedback-${serial}`,
    department,
    caseId: `case-${serial}`,
    matterType,
    subject,
    conclusion: "approved",
    recordIds: idsOf(serial),
    executions: ["strict-review", "green-channel", "watch-attention"].map((measureId) => ({
      kind: "executed",
      measureId,
    })),
    concludedAt: askedAt,
  };
}
