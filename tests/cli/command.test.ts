import { describe, expect, it } from "vitest";
import { parseCommand } from "../../src/cli/command";

describe("the command line", () => {
  it("serves in memory, seeded and quiet, on the loopback, unless it says otherwise", () => {
    expect(parseCommand(["platform"])).toEqual({
      kind: "platform",
      settings: {
        port: 8_791,
        host: "127.0.0.1",
        lists: { kind: "memory" },
        applications: "demonstration",
        seed: "scenarios",
        log: "quiet",
        webhooks: "on",
        signingKeyFiles: [],
        catalogueKeyFiles: [],
      },
    });
  });

  it("takes every setting", () => {
    const args =
      "platform --port 0 --host ::1 --database lists.db --seed empty --log requests --webhooks off --signing-key c.pem --signing-key d.pem --catalogue-key a.pem --catalogue-key b.pem".split(
        " ",
      );
    expect(parseCommand(args)).toEqual({
      kind: "platform",
      settings: {
        port: 0,
        host: "::1",
        lists: { kind: "sqlite", path: "lists.db" },
        applications: "demonstration",
        seed: "empty",
        log: "requests",
        webhooks: "off",
        signingKeyFiles: ["c.pem", "d.pem"],
        catalogueKeyFiles: ["a.pem", "b.pem"],
      },
    });
  });

  it("keeps the lists in PostgreSQL by a URL, of the line before that of the environment, and of no other server", () => {
    const listsOf = (args: readonly string[], DATABASE_URL?: string) => {
      const command = parseCommand(["platform", ...args], { DATABASE_URL });
      return command.kind === "platform" ? command.settings.lists : command;
    };
    const url = "postgres://user@db.example/city";
    const asked = ["--applications", "demonstration"];
    expect(listsOf(asked, url)).toEqual({ kind: "postgres", url });
    expect(listsOf([...asked, "--database", "postgresql://other/"], url)).toMatchObject({
      url: "postgresql://other/",
    });
    expect(listsOf(["--database", "lists.db"], url)).toEqual({ kind: "sqlite", path: "lists.db" });
    expect(listsOf([], "mysql://db.example/city")).toEqual({ kind: "memory" });
  });

  it("renews the lists of a database that it is given or that the environment names, and of none in memory", () => {
    const url = "postgres://user@db.example/city";
    const ordered = (args: readonly string[], DATABASE_URL?: string) =>
      parseCommand(["lists", ...args], { DATABASE_URL });
    expect(ordered(["renew", "--database", "lists.db"], url)).toEqual({
      kind: "lists",
      order: { kind: "renew", lists: { kind: "sqlite", path: "lists.db" } },
    });
    expect(ordered(["renew"], url)).toMatchObject({ order: { lists: { kind: "postgres", url } } });
    expect(ordered(["renew"])).toMatchObject({ kind: "refused", reason: "--database" });
    // A variable that is empty is no wish for the database of the environment.
    expect(ordered(["renew", "--database", ""], url)).toMatchObject({
      kind: "refused",
      reason: "--database",
    });
    for (const args of [[], ["drop"], ["renew", "twice"]])
      expect(ordered([...args, "--database", "lists.db"])).toMatchObject({ kind: "refused" });
    expect(ordered(["--help"])).toEqual({ kind: "help" });
  });

  it.each([["--help"], ["-h"], ["platform", "-h"]])("asks for help: %s %s", (...args) => {
    expect(parseCommand(args.filter((arg) => arg !== undefined))).toEqual({ kind: "help" });
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
    [["platform", "--webhooks", "none"], "--webhooks none"],
    [["platform", "--verbose"], "--verbose"],
    [["platform", "--signing-key", ""], "--signing-key"],
    [["platform", ...Array.from({ length: 17 }, () => ["--signing-key", "a.pem"]).flat()], "--signing-key"],
  ])("is refused, naming what does not hold: %j", (args, reason) => {
    expect(parseCommand(args)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining(reason),
    });
  });
});

describe("a command line that is refused", () => {
  const url = "postgres://yingcha:not/to@be shown@db.example/city?password=not-to-be-shown";

  it.each([
    ["platform", url],
    [url],
    ["platform", "--port", url],
    ["platform", "--databse", url],
    ["platform", `--databse=${url}`],
    ["platform", "--log", url],
    ["application", "list", url],
    ["application", url],
    ["application", "rotate", url, "--database", "lists.db"],
    ["application", "rotate", "a", url, "--database", "lists.db"],
    ["webhook", "resume", url, "--database", "lists.db"],
    ["catalogue", url],
    ["catalogue", "keygen", "--key", "a.pem", url],
  ])("repeats no URL, which may hold a password (%#)", (...args) => {
    const command = parseCommand(args);
    if (command.kind !== "refused") throw new Error(`The line came to ${JSON.stringify(command)}.`);
    expect(command.reason).not.toMatch(/not|shown|db\.example/);
  });
});

describe("who may ask the platform", () => {
  const applicationsOf = (...args: readonly string[]) => {
    const command = parseCommand(["platform", ...args]);
    return command.kind === "platform" ? command.settings.applications : command;
  };

  const stored = ["--applications", "stored", "--database", "lists.db", "--signing-key", "key.pem"];

  it.each(["127.0.0.1", "127.0.0.2", "::1", "localhost"])(
    "is whoever has a demonstration key, on %s",
    (host) => {
      expect(applicationsOf("--host", host)).toBe("demonstration");
    },
  );

  it.each(["0.0.0.0", "::", "10.0.0.8", "credit.example", "127.0.0.1.example"])(
    "is to be said where others reach it, on %s: the demonstration keys are known to everybody",
    (host) => {
      expect(applicationsOf("--host", host)).toMatchObject({
        kind: "refused",
        reason: expect.stringContaining("known to everybody"),
      });
      expect(applicationsOf("--host", host, "--applications", "demonstration")).toBe("demonstration");
      expect(applicationsOf("--host", host, ...stored)).toBe("stored");
    },
  );

  it("is to be said over PostgreSQL, on the loopback too: a proxy on this machine stands before a city's lists, 四(四)", () => {
    const DATABASE_URL = "postgres://db.example/city";
    const refusal = { kind: "refused", reason: expect.stringContaining("known to everybody") };
    expect(parseCommand(["platform"], { DATABASE_URL })).toMatchObject(refusal);
    expect(applicationsOf("--database", DATABASE_URL)).toMatchObject(refusal);
    expect(applicationsOf("--database", DATABASE_URL, "--applications", "demonstration")).toBe(
      "demonstration",
    );
  });

  it("with stored applications needs the key that signs snapshots: each process would draw its own, 五(三)", () => {
    const args = ["--applications", "stored", "--database", "lists.db"];
    expect(applicationsOf(...args)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("openssl genpkey"),
    });
    expect(applicationsOf(...args, "--signing-key", "key.pem")).toBe("stored");
  });

  it("is nobody in memory, and with stored applications nothing is seeded unless it is asked for", () => {
    expect(applicationsOf("--applications", "stored")).toMatchObject({ kind: "refused" });
    expect(applicationsOf("--applications", "everybody")).toMatchObject({ kind: "refused" });
    expect(parseCommand(["platform", ...stored])).toMatchObject({ settings: { seed: "empty" } });
    expect(parseCommand(["platform", ...stored, "--seed", "scenarios"])).toMatchObject({
      settings: { seed: "scenarios" },
    });
  });
});
