import { InputError } from "../../errors/yingcha-error";

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Reads an address that is to be told of changes: https, or http on this machine alone. Pure.
 *
 * @param text as the operator wrote it
 * @returns the address
 * @throws {InputError} `options-invalid` for anything else, and for one with a user, a password or a fragment
 * @source OWASP API7:2023 (server-side request forgery): an operator names addresses, and no application does
 * @example
 * parseWebhookUrl("https://permits.example.gov.cn/hooks/lists")
 */
export function parseWebhookUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.has(url.hostname));
  if (url === undefined || !isSafe || url.username !== "" || url.password !== "" || url.hash !== "")
    throw new InputError(
      "options-invalid",
      "A webhook's address is https, or http on this machine, without user, password or fragment.",
    );
  return url.href;
}
