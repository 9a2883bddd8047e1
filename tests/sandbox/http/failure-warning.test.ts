import { afterEach, expect, test, vi } from "vitest";
import { createFailureWarning } from "../../../src/sandbox/http/failure-warning";

afterEach(() => vi.restoreAllMocks());

test("requests that fail by the platform are told of by the error's code alone, of each once a minute, 四(四)", () => {
  const emit = vi.spyOn(process, "emitWarning").mockReturnValue();
  let nowMs = 0;
  const warn = createFailureWarning({ monotonicMs: () => nowMs });
  const failure = (code: string) => Object.assign(new Error("91350500PDY00001XT"), { code });
  warn(new Error("broken off"));
  warn(failure("ECONNREFUSED"));
  nowMs = 59_999;
  warn(failure("ECONNREFUSED"));
  nowMs = 60_000;
  warn(failure("ECONNREFUSED"));
  warn(failure("of 91350500PDY00001XT"));
  warn("thrown");
  expect(emit.mock.calls).toEqual(
    ["unknown", "ECONNREFUSED", "ECONNREFUSED", "unknown"].map((code) => [
      `A request was answered with 500 (${code}).`,
      { code: "YINGCHA_PLATFORM_FAILED" },
    ]),
  );
});
