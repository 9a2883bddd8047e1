import { accessScopes } from "../../src/contract/access-scope";
import { signedRequestHeaders } from "../../src/contract/signed-request-headers";
import { catalogueService } from "../../src/sandbox/catalogue-service";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { type Listening, listen } from "../../src/sandbox/http/listen";
import { openPages } from "../../src/sandbox/http/open-pages";
import { createPlatformApp } from "../../src/sandbox/http/platform-app";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { createManualClock } from "../../src/testing/manual-clock";
import type { RawRequest } from "./raw-answer";
import { askedAt, by } from "./world";

/** One that may do everything but see the watch list, and a department that may see it. */
export const agency = {
  appKey: "agency",
  secret: "agency-secret-of-no-worth",
  scopes: accessScopes.filter((scope) => scope !== "watch-list"),
  actsFor: [by],
} as const;
export const department = {
  appKey: "department",
  secret: "department-secret-of-no-worth",
  scopes: ["lookup", "watch-list"],
  actsFor: [],
} as const;

/** Serves lists on loopback, at the moment of the asking. */
export async function serveWorld(lists: RegistryStore): Promise<Listening> {
  const app = createPlatformApp({
    lists,
    catalogue: demonstrationCatalogue,
    service: await catalogueService(lists, {}),
    applications: [agency, department],
    clock: createManualClock(askedAt),
    pages: openPages,
  });
  return listen(app, { port: 0, host: "127.0.0.1" });
}

/** Signs a request; the same number is the same nonce, so that both platforms are sent the very same. */
export function signed(
  { appKey, secret }: { readonly appKey: string; readonly secret: string },
  serial: number,
  asked: RawRequest,
): RawRequest {
  const { method, path, body = "" } = asked;
  const timestamp = new Date(Date.parse(askedAt)).toISOString();
  const nonce = `public-view-${appKey}-${String(serial).padStart(8, "0")}`;
  return {
    ...asked,
    headers: signedRequestHeaders({ appKey, timestamp, nonce, method, path, body }, secret),
  };
}
