import type { FastifyInstance } from "fastify";
import { createGuard } from "yingcha";
import { createOfficers } from "../../office/officers";
import { createVersionedStore } from "../../office/versioned-store";
import { documentOf, officerToken, type Send } from "../../story-platform/send";
import type { Listed, StoryPlatform } from "../../story-platform/story-platform";
import { watchedStore } from "../../story-platform/watched-store";
import { createPermitApp } from "../create-permit-app";
import type { PermitCase } from "../permit-case";
import type { officerPage } from "../permit-pages";

export type OfficerPage = ReturnType<typeof officerPage>;

/** A case as it was kept, and how often the platform had been asked about the applicant by then. */
export interface Kept {
  readonly state: PermitCase["state"];
  readonly lookupCount: number;
}

/** A permit office in a story. */
export interface PermitWorld {
  readonly platform: StoryPlatform;
  readonly send: Send;
  /** Every change of every case, in order. */
  readonly kept: readonly Kept[];
  close(): Promise<void>;
}

/** Opens an office over a platform; `reach` says how the story talks to it. */
export async function openPermitWorld(
  platform: StoryPlatform,
  reach: (app: FastifyInstance) => Promise<Send>,
  how: { readonly deadlineMs?: number } = {},
): Promise<PermitWorld> {
  // Generous, since nothing but the story of a slow platform is about time.
  const { deadlineMs = 20_000 } = how;
  const guard = createGuard({
    platform: { ...platform.connection, deadlineMs },
    department: { code: "350500-SP", name: "泉州市行政审批窗口（示例）" },
  });
  const kept: Kept[] = [];
  let number = 0;
  const app = createPermitApp({
    guard,
    cases: watchedStore(createVersionedStore<PermitCase>(), ({ state, submission: { applicant } }) =>
      kept.push({ state, lookupCount: platform.lookupCount(applicant) }),
    ),
    officerOf: createOfficers({ "officer-1": officerToken }),
    now: () => new Date(),
    newId: () => {
      number += 1;
      return `A-${String(number).padStart(4, "0")}`;
    },
  });
  return {
    platform,
    send: await reach(app),
    kept,
    async close() {
      await app.close();
      await guard.close();
      await platform.close();
    },
  };
}

/** All that the construction permit wants; a story leaves out what it is about. */
export const completeMaterials = ["施工许可申请表", "施工图审查合格书", "场地平面图"];

/** The steps of a case up to the one that the story is about. */
export function stepsIn({ send }: Pick<PermitWorld, "send">) {
  const act = (id: string, what: string, body: unknown = {}) =>
    send("POST", `/cases/${id}/${what}`, { body, as: "officer" });
  const status = (id: string) => send("GET", `/applications/${id}/status`);
  const page = async (id: string) =>
    documentOf<OfficerPage>(await send("GET", `/cases/${id}`, { as: "officer" }));

  async function submit(applicant: Listed, over: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const body = { permit: "construction-permit", applicant, materials: completeMaterials, ...over };
    const answered = await send("POST", "/applications", { body });
    return documentOf<{ readonly applicationId: string }>(answered).applicationId;
  }
  async function accept(applicant: Listed, over: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const id = await submit(applicant, over);
    await act(id, "acceptance");
    return id;
  }
  async function review(applicant: Listed, over: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const id = await accept(applicant, over);
    await act(id, "review", { opinion: "材料属实，符合条件" });
    return id;
  }
  return { act, status, page, submit, accept, review };
}

/** Answers every obligation of a refusal to approve alike. */
export function answersTo(text: string, kind: "done" | "not-taken" = "done") {
  const { unanswered } = JSON.parse(text) as { readonly unanswered: readonly { readonly id: string }[] };
  return unanswered.map(({ id }) => ({ obligationId: id, kind, note: "已实地核查，逐项复核，记录在卷" }));
}
