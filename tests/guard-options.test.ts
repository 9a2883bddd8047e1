import { describe, expect, it } from "vitest";
import { InputError } from "../src/errors/yingcha-error";
import { parseGuardOptions } from "../src/guard-options";

const secret = "a-secret-that-must-not-show";
const platform = { baseUrl: "https://credit.example.gov.cn/api", appKey: "key", secret };

function complaintOf(options: unknown): string {
  try {
    parseGuardOptions(options);
  } catch (error) {
    if (error instanceof InputError && error.code === "options-invalid") return error.message;
  }
  throw new Error("nothing was refused");
}

describe("the options of a guard", () => {
  it("need address, key and secret, and have a default for all else", () => {
    expect(parseGuardOptions({ platform })).toEqual({
      platform: {
        baseUrl: new URL("https://credit.example.gov.cn/api/"),
        appKey: "key",
        secret,
        deadlineMs: 3_000,
        asOfMaxAgeMs: 86_400_000,
        answerMaxBytes: 8 * 1_048_576,
        watchList: "demanded",
      },
      maxAgeMs: 60_000,
      cacheMaxCount: 100_000,
    });
  });

  it.each([
    [undefined, "The argument of createGuard must be an object."],
    [{}, "platform must be an object."],
    [
      { platform: { ...platform, baseUrl: "credit.example.gov.cn" } },
      "platform.baseUrl is not an absolute URL.",
    ],
    [
      { platform: { ...platform, baseUrl: "http://credit.example.gov.cn/" } },
      "platform.baseUrl must be https",
    ],
    [
      { platform: { ...platform, baseUrl: "http://127.0.0.1.example.com/" } },
      "platform.baseUrl must be https",
    ],
    [
      { platform: { ...platform, baseUrl: "https://u:p@x/" } },
      "platform.baseUrl must carry no user, password",
    ],
    [{ platform: { ...platform, secret: "short" } }, "platform.secret must be at least 16 characters long."],
    [{ platform: { ...platform, appKey: 7 } }, "platform.appKey must be a string."],
    [{ platform: { ...platform, deadlineMs: 5 } }, "platform.deadlineMs must be at least 100."],
    [{ platform: { ...platform, deadlineMs: 90_000 } }, "platform.deadlineMs must be at most 60000."],
    [{ platform: { ...platform, watchList: false } }, "platform.watchList must be"],
    [{ platform: { ...platform, timeout: 5 } }, "platform does not know timeout."],
    [{ platform, maxAge: 5 }, "The argument of createGuard does not know maxAge."],
    [{ platform, maxAgeMs: 5_000_000 }, "maxAgeMs must be at most 3600000."],
    [{ platform, department: { code: "a b", name: "x" } }, "department.code must be made of letters, digits"],
    [{ platform, clock: "now" }, "clock must be { wallMs, monotonicMs }: two functions"],
    [{ platform: { ...platform, fetch: "fetch" } }, "platform.fetch must be a function like fetch."],
    [{ platform, calendar: null }, "calendar must be { knownFrom, knownThrough, holidays, makeupDays }"],
    [{ platform, clock: { wallMs: () => Number.NaN, monotonicMs: () => 0 } }, "clock must be"],
    [{ platform, calendar: {} }, "calendar must be"],
    [{ platform, maxAgeMs: 1.5 }, "maxAgeMs must be a whole number."],
  ])("say what to change, case %#", (options, message) => {
    expect(complaintOf(options)).toContain(message);
  });

  it("never repeat a secret in what they say", () => {
    for (const broken of [{ baseUrl: secret }, { secret: "x", appKey: secret }, { [secret.slice(0, 3)]: 1 }])
      expect(complaintOf({ platform: { ...platform, ...broken } })).not.toContain(secret);
  });

  it.each(["http://127.0.0.1:8080/", "http://localhost/", "http://[::1]:9/x"])(
    "accept %s, which stays on this machine",
    (baseUrl) => {
      expect(
        parseGuardOptions({ platform: { ...platform, baseUrl } }).platform.baseUrl.pathname.endsWith("/"),
      ).toBe(true);
    },
  );
});
