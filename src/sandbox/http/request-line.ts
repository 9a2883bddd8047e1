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
 * Makes what writes the line of a request. What a path is shown as takes no longer for one that the platform does not
 * have, so that whoever is refused learns nothing from how long that took.
 *
 * @param paths those of the platform, without their slash; one with `{…}` in it stands for many, and is shown so
 * @returns a pure function of a request's method and path, its answer's status, how long it took and for whom
 * @example
 * requestLines(paths)({ at, method: "GET", path: "health", status: 200, ms: 1, appKey: null })
 */
export function requestLines(paths: ReadonlySet<string>): (request: RequestLine) => RequestLine {
  const forms = [...paths]
    .filter((path) => path.includes("{"))
    .map((path) => ({ path, form: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]*")}$`) }));
  const shownPath = (path: string) => {
    const form = forms.find((one) => one.form.test(path))?.path;
    const known = paths.has(path) ? path : form;
    return known === undefined ? "unknown" : `/${known}`;
  };
  return ({ at, method, path, status, ms, appKey }) => ({
    at,
    method: methods.has(method) ? method : "OTHER",
    path: shownPath(path),
    status,
    ms: Math.round(ms * 10) / 10,
    appKey,
  });
}
