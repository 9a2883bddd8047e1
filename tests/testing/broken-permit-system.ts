import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";
import type { Guard } from "../../src/guard/assemble-guard";

/** How a permit system goes wrong; `none` does what it must. */
export type PermitFault =
  | "none"
  | "never-checks"
  | "ignores-undetermined"
  | "checks-after-act"
  | "checks-once";

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
  let checked: "nobody" | "somebody" = "nobody";

  async function isFree(code: string): Promise<boolean> {
    if (fault === "never-checks" || (fault === "checks-once" && checked === "somebody")) return true;
    const { outcome } = await guard.checkBeforeApprove(code, "government-procurement", { maxAgeMs: 0 });
    checked = "somebody";
    return outcome === "proceed" || (fault === "ignores-undetermined" && outcome === "undetermined");
  }

  const server = createServer(async (request, response) => {
    if (request.method === "GET") return void response.end(states[Number(request.url?.slice(1))]);
    const { code } = submissionSchema.parse(await json(request));
    if (fault === "checks-after-act") {
      states.push("approved");
      void guard.checkBeforeApprove(code, "government-procurement", { maxAgeMs: 0 });
    } else states.push((await isFree(code)) ? "approved" : "held");
    response.end(String(states.length - 1));
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
