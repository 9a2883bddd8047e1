import type { HostileKind } from "../hostile-kind";
import { replyKinds } from "./spoil";

/** A right body under them is still no answer. */
const statuses = [
  201, 202, 203, 206, 226, 300, 305, 400, 401, 402, 403, 404, 405, 406, 409, 410, 412, 418, 421, 422, 451,
  500, 501, 502, 504, 511, 599,
];

/** T4: only a 200 can be clean; T20: no redirect is followed, wherever it leads. */
export const statusKinds: readonly HostileKind[] = [
  ...replyKinds("statuses", [
    ...statuses.map((status) => [`the right body under ${status}`, () => ({ status })] as const),
    ["204", () => ({ status: 204, body: "" })],
    ["205", () => ({ status: 205, body: "" })],
    ["304 to a lookup", () => ({ status: 304, body: "" })],
    ["408 again and again", () => ({ status: 408, headers: { "retry-after": "0" } })],
    ["429 until tomorrow", () => ({ status: 429, headers: { "retry-after": "86400" } })],
    ["429 with a time to wait that is none", () => ({ status: 429, headers: { "retry-after": "-1e9" } })],
    ["503 that asks to come back at once", () => ({ status: 503, headers: { "retry-after": "0" } })],
    [
      "503 with a time to wait beyond all calendars",
      () => ({ status: 503, headers: { "retry-after": "9".repeat(400) } }),
    ],
    [
      "503 until a day long past",
      () => ({ status: 503, headers: { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" } }),
    ],
    ["404 that says nobody is listed", () => ({ status: 404, body: "[]" })],
    [
      "401 with a page to log in",
      () => ({ status: 401, headers: { "www-authenticate": 'Basic realm="x"' }, body: "<html></html>" }),
    ],
    [
      "502 with the page of a proxy",
      () => ({ status: 502, headers: { "content-type": "text/html" }, body: "<html>nginx</html>" }),
    ],
    [
      "a page to log in with 200, unsigned",
      () => ({ headers: { "content-type": "text/html" }, body: "<html></html>", signature: null }),
    ],
    [
      "a page that sends elsewhere",
      ({ trapUrl }) => ({
        headers: { "content-type": "text/html", refresh: `0; url=${trapUrl}` },
        body: `<meta http-equiv=refresh content="0;url=${trapUrl}">`,
      }),
    ],
    ["301 to another host", ({ trapUrl }) => ({ status: 301, headers: { location: trapUrl } })],
    ["302 to another host", ({ trapUrl }) => ({ status: 302, headers: { location: trapUrl } })],
    ["303 to another host", ({ trapUrl }) => ({ status: 303, headers: { location: trapUrl } })],
    ["307 to another host", ({ trapUrl }) => ({ status: 307, headers: { location: trapUrl } })],
    ["308 to another host", ({ trapUrl }) => ({ status: 308, headers: { location: trapUrl } })],
    ["307 within the host", ({ insideTrapPath }) => ({ status: 307, headers: { location: insideTrapPath } })],
    ["302 within the host", ({ insideTrapPath }) => ({ status: 302, headers: { location: insideTrapPath } })],
    [
      "307 to a host without a scheme",
      ({ trapUrl }) => ({ status: 307, headers: { location: trapUrl.replace("http:", "") } }),
    ],
    ["307 to a file", () => ({ status: 307, headers: { location: "file:///etc/passwd" } })],
    ["302 to nowhere", () => ({ status: 302 })],
    [
      "200 with a place to go and no body",
      ({ trapUrl }) => ({ headers: { location: trapUrl, "content-location": trapUrl }, body: "" }),
    ],
    ["401 that sends to another host", ({ trapUrl }) => ({ status: 401, headers: { location: trapUrl } })],
  ]),
];
