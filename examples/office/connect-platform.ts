import type { GuardOptions } from "yingcha";
import { type Sandbox, startSandbox } from "yingcha/sandbox";

/** The platform an office asks, and the sandbox behind it where there is no real one. */
export interface ConnectedPlatform {
  readonly connection: GuardOptions["platform"];
  readonly sandbox?: Sandbox;
  close(): Promise<void>;
}

const names = ["YINGCHA_BASE_URL", "YINGCHA_APP_KEY", "YINGCHA_SECRET"] as const;

/** Takes the real platform from the environment, or starts a sandbox when nothing of it is configured. */
export async function connectPlatform(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ConnectedPlatform> {
  const [baseUrl = "", appKey = "", secret = ""] = names.map((name) => environment[name]);
  const missing = names.filter((name) => (environment[name] ?? "") === "");
  // Half a configuration is a mistake, and a sandbox in its place would clear real companies.
  if (missing.length > 0 && missing.length < names.length)
    throw new Error(`Set ${missing.join(" and ")} too, or none of ${names.join(", ")} for the sandbox.`);
  if (missing.length === 0)
    return { connection: { baseUrl, appKey, secret }, close: () => Promise.resolve() };
  const sandbox = await startSandbox();
  const { baseUrl: url, appKey: key, secret: known, close } = sandbox;
  return { connection: { baseUrl: url, appKey: key, secret: known }, sandbox, close };
}
