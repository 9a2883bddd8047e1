import { describe, expect, it } from "vitest";
import { parsePlatformSettings } from "../../src/cli/platform-settings";

describe("the command line", () => {
  it("serves in memory, seeded and quiet, on the loopback, unless it says otherwise", () => {
    expect(parsePlatformSettings(["platform"])).toEqual({
      kind: "platform",
      settings: {
        port: 8_791,
        host: "127.0.0.1",
        lists: { kind: "memory" },
        seed: "scenarios",
        log: "quiet",
        catalogueKeyFiles: [],
      },
    });
  });

  it("takes every setting", () => {
    const args =
      "platform --port 0 --host ::1 --database lists.db --seed empty --log requests --catalogue-key a.pem --catalogue-key b.pem".split(
        " ",
      );
    expect(parsePlatformSettings(args)).toEqual({
      kind: "platform",
      settings: {
        port: 0,
        host: "::1",
        lists: { kind: "sqlite", path: "lists.db" },
        seed: "empty",
        log: "requests",
        catalogueKeyFiles: ["a.pem", "b.pem"],
      },
    });
  });

  it("keeps the lists in PostgreSQL by a URL, of the line before that of the environment, and of no other server", () => {
    const listsOf = (args: readonly string[], DATABASE_URL?: string) => {
      const command = parsePlatformSettings(["platform", ...args], { DATABASE_URL });
      return command.kind === "platform" ? command.settings.lists : command;
    };
    const url = "postgres://user@db.example/city";
    expect(listsOf([], url)).toEqual({ kind: "postgres", url });
    expect(listsOf(["--database", "postgresql://other/"], url)).toMatchObject({ url: "postgresql://other/" });
    expect(listsOf(["--database", "lists.db"], url)).toEqual({ kind: "sqlite", path: "lists.db" });
    expect(listsOf([], "mysql://db.example/city")).toEqual({ kind: "memory" });
  });

  it.each([["--help"], ["-h"], ["platform", "-h"]])("asks for help: %s %s", (...args) => {
    expect(parsePlatformSettings(args.filter((arg) => arg !== undefined))).toEqual({ kind: "help" });
  });

  it.each([
    [[], "不认识"],
    [["serve"], "serve"],
    [["platform", "twice"], "twice"],
    [["platform", "--port", "65536"], "--port 65536"],
    [["platform", "--port", ""], "--port"],
    [["platform", "--port", "1e3"], "--port 1e3"],
    [["platform", "--database", ""], "--database"],
    [["platform", "--seed", "some"], "--seed some"],
    [["platform", "--log", "all"], "--log all"],
    [["platform", "--verbose"], "--verbose"],
  ])("is refused, naming what does not hold: %j", (args, reason) => {
    expect(parsePlatformSettings(args)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining(reason),
    });
  });
});
