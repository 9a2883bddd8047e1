import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Guard } from "../../src/guard/assemble-guard";
import type { Check } from "../../src/guard/check";

/** How a permit system goes wrong; `none` does what it must. */
export type PermitFault =
  | "none"
  | "never-checks"
  | "ignores-undetermined"
  | "checks-after-act"
  | "checks-once"
  | "remembers-clean-for-ever"
  | "gives-up-waiting"
  | "shares-last-outcome"
  | "releases-queue-unchecked"
  | "catalogue-strict-lookup-open"
  | "lookup-strict-catalogue-open";

const patienceMs = 1_000;
const storingMs = 10;

const submissionSchema = z.object({ code: z.string() });

/**
 * Starts a permit system of a few lines, over HTTP: `POST /` with a code decides and gives the number, `GET /NUMBER`
 * the state.
 */
export async function startPermitSystem(
  guard: Guard,
  fault: PermitFault,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const states: string[] = [];
  const cleanOnce = new Set<string>();
  let checked: "nobody" | "somebody" = "nobody";
  let lastOutcome: Check["outcome"] | undefined;

  async function isFree(code: string): Promise<boolean> {
    if (fault === "never-checks" || (fault === "checks-once" && checked === "somebody")) return true;
    if (fault === "remembers-clean-for-ever" && cleanOnce.has(code)) return true;
    const checking = guard.checkBeforeApprove(code, "government-procurement", { maxAgeMs: 0 });
    const check =
      fault === "gives-up-waiting"
        ? await Promise.race([checking, wait(patienceMs, undefined, { ref: false })])
        : await checking;
    if (check === undefined) return true;
    lastOutcome = check.outcome;
    checked = "somebody";
    if (check.outcome === "proceed") cleanOnce.add(code);
    if (fault === "shares-last-outcome") {
      await wait(storingMs);
      return lastOutcome === "proceed";
    }
    if (fault === "releases-queue-unchecked" && check.outcome !== "undetermined")
      states.forEach((state, place) => {
        if (state === "held") states[place] = "approved";
      });
    return check.outcome === "proceed" || (check.outcome === "undetermined" && isOpen(check));
  }

  function isOpen({ freshness: { catalogueVersion } }: Check): boolean {
    if (fault === "catalogue-strict-lookup-open") return catalogueVersion !== undefined;
    if (fault === "lookup-strict-catalogue-open") return catalogueVersion === undefined;
    return fault === "ignores-undetermined";
  }

  const server = createServer(async (request, response) => {
    if (request.method === "GET") return void response.end(states[Number(request.url?.slice(1))]);
    const { code } = submissionSchema.parse(await json(request));
    if (fault === "checks-after-act") {
      states.push("approved");
      void guard.checkBeforeApprove(code, "government-procurement", { maxAgeMs: 0 });
      response.end(String(states.length - 1));
      return;
    }
    const state = (await isFree(code)) ? "approved" : "held";
    response.end(String(states.push(state) - 1));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
