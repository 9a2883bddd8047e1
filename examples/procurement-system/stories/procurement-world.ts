import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createGuard } from "yingcha";
import { createOfficers } from "../../office/officers";
import { createVersionedStore } from "../../office/versioned-store";
import { documentOf, officerToken, type Send, sendTo } from "../../story-platform/send";
import type { Listed, StoryPlatform } from "../../story-platform/story-platform";
import { watchedStore } from "../../story-platform/watched-store";
import { createProcurementApp } from "../create-procurement-app";
import type { Tender } from "../tender";
import type { officerPage } from "../tender-pages";

export type OfficerPage = ReturnType<typeof officerPage>;

/** A tender as it was kept, and how often the platform had been asked about its first bidder by then. */
export interface Kept {
  readonly state: Tender["state"];
  readonly lookupCount: number;
}

/** A procurement office in a story. */
export interface ProcurementWorld {
  readonly platform: StoryPlatform;
  readonly send: Send;
  /** Every change of every tender, in order. */
  readonly kept: readonly Kept[];
  close(): Promise<void>;
}

/** Opens an office that listens on the loopback, over a platform. */
export async function openProcurementWorld(
  platform: StoryPlatform,
  how: { readonly deadlineMs?: number } = {},
): Promise<ProcurementWorld> {
  // Generous, since nothing but the story of a slow platform is about time.
  const { deadlineMs = 20_000 } = how;
  const guard = createGuard({
    platform: { ...platform.connection, deadlineMs },
    department: { code: "350500-CG", name: "泉州市政府采购窗口（示例）" },
  });
  const kept: Kept[] = [];
  let number = 0;
  const app = createProcurementApp({
    guard,
    tenders: watchedStore(createVersionedStore<Tender>(), ({ state, bids }) => {
      const [first] = bids.flatMap(({ members }) => members);
      kept.push({ state, lookupCount: first === undefined ? 0 : platform.lookupCount(first) });
    }),
    officerOf: createOfficers({ "officer-1": officerToken }),
    now: () => new Date(),
    newId: () => {
      number += 1;
      return `T-${String(number).padStart(4, "0")}`;
    },
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    platform,
    send: sendTo(`http://127.0.0.1:${port}`),
    kept,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      await guard.close();
      await platform.close();
    },
  };
}

/** The steps of a tender up to the one that the story is about. */
export function stepsIn({
  send,
  platform,
}: {
  readonly send: Send;
  readonly platform: Pick<StoryPlatform, "day">;
}) {
  const act = (tenderId: string, what: string, body: unknown = {}) =>
    send("POST", `/office/tenders/${tenderId}/${what}`, { body, as: "officer" });
  const page = async (tenderId: string) =>
    documentOf<OfficerPage>(await send("GET", `/office/tenders/${tenderId}`, { as: "officer" }));
  const publicPage = (tenderId: string) => send("GET", `/tenders/${tenderId}`);

  async function open(): Promise<string> {
    const body = { title: "示例采购项目" };
    const answered = await send("POST", "/office/tenders", { body, as: "officer" });
    return documentOf<{ readonly tenderId: string }>(answered).tenderId;
  }
  async function bid(tenderId: string, ...members: readonly Listed[]): Promise<string> {
    const body = { members, priceYuan: 1_000_000 };
    const answered = await send("POST", `/tenders/${tenderId}/bids`, { body });
    return documentOf<{ readonly bidId: string }>(answered).bidId;
  }
  const evaluate = (tenderId: string, recommendedBidId: string, evaluatedOn: string = platform.day()) =>
    act(tenderId, "evaluation", { evaluatedOn, recommendedBidId });

  /** A tender with the one bid of these members, evaluated and recommended. */
  async function recommended(...members: readonly Listed[]): Promise<string> {
    const tenderId = await open();
    await evaluate(tenderId, await bid(tenderId, ...members));
    return tenderId;
  }
  const award = (tenderId: string, answers: readonly unknown[] = []) => act(tenderId, "award", { answers });
  return { act, page, publicPage, open, bid, evaluate, recommended, award };
}

interface ToldMember {
  readonly member: string;
  readonly unanswered?: readonly { readonly id: string }[];
}

/** Answers every obligation of a refusal to award, or those of one member. */
export function answersTo(text: string, ofMember?: Listed) {
  const { members } = JSON.parse(text) as { readonly members: readonly ToldMember[] };
  return members
    .filter(({ member }) => ofMember === undefined || member === ofMember.name)
    .flatMap(({ unanswered = [] }) => unanswered)
    .map(({ id }) => ({ obligationId: id, kind: "done", note: "已核查并由评审委员会确认，记录在卷" }));
}
