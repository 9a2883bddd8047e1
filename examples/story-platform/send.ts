/** What an app answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends one request to an app, as an officer where `as` says so. */
export type Send = (
  method: "GET" | "POST",
  path: string,
  how?: { readonly body?: unknown; readonly as?: "officer" },
) => Promise<Answered>;

/** The bearer token of the stories' one officer. */
export const officerToken = "story-officer-token";

/** What a request bears: JSON where there is a body, the token where an officer asks. */
export function requestHeaders(how: {
  readonly body?: unknown;
  readonly as?: "officer";
}): Record<string, string> {
  return {
    ...(how.body === undefined ? {} : { "content-type": "application/json" }),
    ...(how.as === undefined ? {} : { authorization: `Bearer ${officerToken}` }),
  };
}

/** Sends over the loopback, to an app that listens. */
export function sendTo(address: string): Send {
  return async (method, path, how = {}) => {
    const response = await fetch(new URL(path, address), {
      method,
      headers: requestHeaders(how),
      ...(how.body === undefined ? {} : { body: JSON.stringify(how.body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

/** The answer's document; stories read it as what the app's own pages say it is. */
export function documentOf<T>({ text }: Answered): T {
  return JSON.parse(text) as T;
}
