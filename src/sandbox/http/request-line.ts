/**
 * What the log says of a request: nothing of a body, a query, a code or a list.
 *
 * Paths and methods that the platform does not have are not repeated, nor is a key that was not proven, since
 * whoever sends them can write anything into them.
 */
export interface RequestLine {
  /** When it was answered, RFC 3339. */
  readonly at: string;
  /** `OTHER` for what is no method of HTTP. */
  readonly method: string;
  /** With its slash; `unknown` for what is no path of the platform. */
  readonly path: string;
  readonly status: number;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  /** Null for a request that was not authenticated. */
  readonly appKey: string | null;
}

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Writes the line of a request. Pure.
 *
 * @param request its method and path, its answer's status, how long it took and for whom
 * @param paths those of the platform, without their slash; one with `{…}` in it stands for many, and is shown so
 * @returns the line
 * @example
 * requestLine({ at, method: "GET", path: "health", status: 200, ms: 1, appKey: null }, paths)
 */
export function requestLine(request: RequestLine, paths: ReadonlySet<string>): RequestLine {
  const { at, method, path, status, ms, appKey } = request;
  return {
    at,
    method: methods.has(method) ? method : "OTHER",
    path: shownPath(path, paths),
    status,
    ms: Math.round(ms * 10) / 10,
    appKey,
  };
}

function shownPath(path: string, paths: ReadonlySet<string>): string {
  if (paths.has(path)) return `/${path}`;
  const parts = path.split("/");
  const known = [...paths].find((form) => {
    const wanted = form.split("/");
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => part.startsWith("{") || part === parts[index])
    );
  });
  return known === undefined ? "unknown" : `/${known}`;
}
