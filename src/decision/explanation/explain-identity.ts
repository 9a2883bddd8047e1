import type { Decision, Obligation } from "../decision";
import { describeFoundSubject } from "./describe-subject";
import { type Sentence, sentence } from "./sentence";

type IdentityDoubt = Extract<Obligation, { kind: "verify-identity" }>;

/**
 * Says which identities a person must verify. Pure.
 *
 * @param decision the decision; `proceed` leaves no doubt
 * @returns a sentence per doubt: 五(三) for a subject the platform does not know, 三(三) for another name
 * @source 五(三), 三(三) (R21, R22)
 * @example
 * explainIdentity(decision).map(({ zh }) => zh)
 */
export function explainIdentity(decision: Decision): readonly Sentence[] {
  const obligations = decision.outcome === "proceed" ? [] : decision.obligations;
  return obligations.flatMap((obligation) =>
    obligation.kind === "verify-identity" ? [doubts[obligation.why](decision, obligation)] : [],
  );
}

const doubts = {
  "subject-unknown": (decision, { subject }) => {
    const { zh, en } = describeFoundSubject(decision, subject);
    return sentence("五(三)", {
      zh: `平台完整答复：不认识${zh}。这不等于无记录：请核实身份并到国家平台查询，其间不适用激励。`,
      en: `The platform completely answers that it does not know ${en}. That is no finding of no record: verify the identity and ask the national platform; no incentive applies meanwhile.`,
    });
  },
  "name-mismatched": (decision, { subject }) => {
    const { zh, en } = describeFoundSubject(decision, subject);
    return sentence("三(三)", {
      zh: `就${zh}给出的名称与平台所载的现用名、曾用名均不一致。名单以代码为索引，上述结论不因此改变，请核实身份。`,
      en: `The name given for ${en} is neither the platform's nor a former one. The lists go by the code, so nothing above is softened: verify the identity.`,
    });
  },
} satisfies Record<IdentityDoubt["why"], (decision: Decision, doubt: IdentityDoubt) => Sentence>;
