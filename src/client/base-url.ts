import { InputError } from "../errors/yingcha-error";

/**
 * Reads the platform's base URL. Pure.
 *
 * @param value an absolute URL: https, or http on this machine's loopback; no user, query or fragment
 * @returns the URL with a trailing slash, so that paths are joined below it
 * @throws InputError `options-invalid` for anything else; secrets would travel in the clear
 * @example
 * parseBaseUrl("https://credit.example.gov.cn/api").href // "https://credit.example.gov.cn/api/"
 */
export function parseBaseUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined) throw new InputError("options-invalid", "platform.baseUrl is not an absolute URL.");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    throw new InputError(
      "options-invalid",
      "platform.baseUrl must be https; http is accepted on 127.0.0.1, [::1] and localhost only.",
    );
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw new InputError(
      "options-invalid",
      "platform.baseUrl must carry no user, password, query or fragment.",
    );
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}
