import { z } from "zod";
import { versionNumberSchema } from "../catalogue/catalogue-document";
import { type Health, healthSchema } from "../contract/health";
import { platformPath } from "../contract/platform-path";
import { connectionTo, type SendingMeans } from "./connection-to";
import type { HealthOrder } from "./health-order";
import { signedRequest } from "./signed-request";

/** What is shown of a catalogue; the rest of it is for the guards, who check it whole. */
const shownCatalogueSchema = z.object({
  version: versionNumberSchema,
  nature: z.enum(["official", "demonstration"]),
});

const hourMs = 3_600_000;

/**
 * Asks a platform that runs how old its lists are and which catalogue is active.
 *
 * @param order which platform
 * @param means the application, which has the scopes `lookup` and `watch-list`
 * @returns what to print, a line for each
 * @throws InputError `options-invalid` without an application
 * @throws Error where the platform refuses it, in its words, and for an answer that it did not sign
 * @source 四(四), 五(四)
 * @example
 * console.log(await askHealth(order, { appKey, secret, fetch, clock: systemClock }))
 */
export async function askHealth({ baseUrl }: HealthOrder, means: SendingMeans): Promise<string> {
  const connection = connectionTo(baseUrl, means);
  const read = (path: string) => signedRequest(connection, { method: "GET", path });
  const health = healthSchema.parse(await read(platformPath.health));
  const { version, nature } = shownCatalogueSchema.parse(await read(platformPath.catalogue));
  const note =
    nature === "demonstration" ? " 演示目录，不能据以审批 a demonstration: decide nothing by it" : "";
  return [
    `名单版本 List version: ${health.listVersion}`,
    `最近变动 Last change: ${changeText(health)}`,
    `现行目录 Active catalogue: ${version}${note}`,
  ].join("\n");
}

function changeText({ status, lastChangeAt, ageMs }: Health): string {
  if (lastChangeAt === null || ageMs === null) return "无 none";
  const note = status === "stale" ? "，久未变动 stale" : "";
  return `${lastChangeAt} (${(ageMs / hourMs).toFixed(1)} h${note})`;
}
