import { createRequire } from "node:module";
import type { HttpHandler } from "msw";

/** What `setupServer` of msw/node takes, spread. */
export type MswHandlers = readonly HttpHandler[];

/**
 * Makes the request handlers by which msw answers in the platform's place.
 *
 * msw is loaded here and only now, since the test platform works without it; Node gives the same instance that
 * an `import` of it gives.
 *
 * @param baseUrl everything below it is answered
 * @param answer from request to answer; a network failure is `Response.error()`
 * @returns the handlers for `setupServer` of msw/node
 * @throws Error that says how to install msw, when it is missing
 * @example
 * setupServer(...mswHandlers("https://credit.example.gov.cn/", answer))
 */
export function mswHandlers(baseUrl: string, answer: (request: Request) => Promise<Response>): MswHandlers {
  const { http } = loadMsw();
  // As a text, brackets, plus and colon in an address would be msw's pattern and not the address.
  const below = new RegExp(`^${baseUrl.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}`);
  return [http.all(below, ({ request }) => answer(request))];
}

function loadMsw(): typeof import("msw") {
  try {
    // A CommonJS build has the one name of this file, an ES module the other.
    const here = typeof __filename === "string" ? __filename : import.meta.url;
    return createRequire(here)("msw") as typeof import("msw");
  } catch (cause) {
    throw new Error(
      "platform.handlers needs msw, which is not installed: npm install --save-dev msw@2. Without msw, pass platform.fetch to createGuard.",
      { cause },
    );
  }
}
