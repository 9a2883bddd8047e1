import { describe, expect, it } from "vitest";
import { InputError } from "yingcha";
import { Problem, problemHeaders, problemOf } from "./problem";

const now = new Date("2026-11-24T02:00:00Z");

describe("problemOf", () => {
  it("says nothing of an error that was not foreseen", () => {
    const document = problemOf(new Error("connection to 10.0.0.7 refused for 91350500PDY00001XT"));
    expect(document).toEqual({ type: "about:blank", title: "系统故障", status: 500, code: "office-failed" });
  });

  it("passes on what the framework says of a request, and takes its failures for the office's", () => {
    expect(problemOf(Object.assign(new Error("too large"), { statusCode: 413 })).status).toBe(413);
    expect(problemOf(Object.assign(new Error("too large"), { status: 413 })).status).toBe(413);
    expect(problemOf(Object.assign(new Error("broken"), { statusCode: 503 })).status).toBe(500);
  });

  it("tells the caller of a code that cannot be one", () => {
    expect(problemOf(new InputError("code-malformed"))).toMatchObject({
      status: 422,
      code: "code-malformed",
    });
  });

  it("lets no detail overwrite what a problem is", () => {
    expect(problemOf(new Problem(503, "held", "暂缓", { status: 200, code: "ok" }))).toMatchObject({
      status: 503,
      code: "held",
    });
  });
});

describe("problemHeaders", () => {
  it("says when to come back where the platform said so, in whole seconds from now", () => {
    const held = new Problem(503, "held", "暂缓", {}, "2026-11-24T02:00:30.400Z");
    expect(problemHeaders(held, now)["retry-after"]).toBe("31");
    const past = new Problem(503, "held", "暂缓", {}, "2026-11-24T01:00:00Z");
    expect(problemHeaders(past, now)["retry-after"]).toBe("1");
    expect(problemHeaders(new Problem(503, "held", "暂缓"), now)).not.toHaveProperty("retry-after");
  });
});
