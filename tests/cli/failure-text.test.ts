import { describe, expect, it } from "vitest";
import { failureText } from "../../src/cli/failure-text";

describe("a failure of the command, in words,", () => {
  it("is its message", () => {
    expect(failureText(new Error("The port is taken."))).toBe("The port is taken.");
    expect(failureText("none of an error")).toBe("none of an error");
  });

  it("names what caused it, and what caused that", () => {
    const disk = new Error("disk I/O error");
    const file = new Error("The file cannot be read.", { cause: disk });
    expect(failureText(new Error("The lists cannot be opened.", { cause: file }))).toBe(
      "The lists cannot be opened.\n  原因 Cause: The file cannot be read.\n  原因 Cause: disk I/O error",
    );
  });

  it("is each of several messages, where a host has several addresses and none of them answers", async () => {
    const refused = ["::1", "127.0.0.1"].map((host) => new Error(`connect ECONNREFUSED ${host}:5432`));
    const text = "connect ECONNREFUSED ::1:5432; connect ECONNREFUSED 127.0.0.1:5432";
    expect(failureText(new AggregateError(refused))).toBe(text);
    expect(failureText(new AggregateError(refused, "No address answers."))).toBe(
      `No address answers.; ${text}`,
    );
  });

  it("holds nothing that an error carries beside its message", () => {
    const cause = Object.assign(new Error("refused"), { secret: "a-secret" });
    expect(failureText(new Error("No.", { cause }))).toBe("No.\n  原因 Cause: refused");
  });
});
