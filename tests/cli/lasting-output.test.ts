import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLastingOutput } from "../../src/cli/lasting-output";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Where there is a disk that is always full, and a table of everybody's sockets. */
const isLinux = process.platform === "linux";
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("lines that cannot be written", () => {
  const failure = (code: string) => Object.assign(new Error("write"), { code });
  let output = "";
  let room = Number.POSITIVE_INFINITY;
  let code = "ENOSPC";
  /** As much of the bytes as there is room for, as a disk does it. */
  function write(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, Math.min(bytes.length, room));
    if (taken.length === 0) throw failure(code);
    room -= taken.length;
    output += Buffer.from(taken).toString("utf8");
    return taken.length;
  }
  beforeEach(() => {
    vi.useFakeTimers();
    [output, room, code] = ["", Number.POSITIVE_INFINITY, "ENOSPC"];
  });
  const warnings = () => vi.spyOn(process, "emitWarning").mockReturnValue();

  it("are warned of once, and written whole and in their order once there is room", () => {
    const emit = warnings();
    const say = createLastingOutput(write);
    room = 8;
    for (const line of ["first", "second", "third"]) say(line);
    expect(output).toBe("first\nse");
    vi.advanceTimersByTime(5_000);
    expect(emit.mock.calls).toEqual([[expect.stringContaining("(ENOSPC)"), { code: "YINGCHA_LOG_LOST" }]]);
    room = Number.POSITIVE_INFINITY;
    vi.advanceTimersByTime(1_000);
    say("fourth");
    expect(output).toBe("first\nsecond\nthird\nfourth\n");
    room = 0;
    say("fifth");
    expect(emit).toHaveBeenCalledTimes(2);
  });

  it("wait without a word for a reader that is slow, and are held up to a bound", () => {
    const emit = warnings();
    const say = createLastingOutput(write);
    [room, code] = [0, "EAGAIN"];
    const line = "x".repeat(1_023);
    say(line);
    expect(emit).not.toHaveBeenCalled();
    for (let count = 1; count < 1_030; count += 1) say(line);
    expect(emit).toHaveBeenCalledTimes(1);
    room = Number.POSITIVE_INFINITY;
    vi.advanceTimersByTime(20);
    expect(output.length).toBe(1_048_576);
  });
});

/** Started on a port the system gives: one found free beforehand may be somebody else's by then. */
function started(log: "quiet" | "requests", stdout: number | "pipe", stderr: number | "pipe" = "pipe") {
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "src/cli/main.ts", "platform", "--port", "0", "--seed", "empty"],
      ...["--log", log],
    ],
    { cwd: root, env: { ...process.env, DATABASE_URL: undefined }, stdio: ["ignore", stdout, stderr] },
  );
  running.add(child);
  const exited = once(child, "exit").then(([code, signal]: unknown[]) => code ?? signal);
  let complaints = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaints += chunk.toString("utf8");
  });
  const statusOf = (port: number) =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ status }) => status,
      (error: Error) => [error.cause, child.exitCode, child.signalCode, complaints],
    );
  return { child, statusOf, exited, complaints: () => complaints };
}

/** As the system's table of sockets names it, for a process that can say nothing itself. */
function listeningPort({ pid }: ChildProcess): number | undefined {
  const files = `/proc/${pid}/fd`;
  const sockets = readdirSync(files).map((file) => {
    try {
      return readlinkSync(`${files}/${file}`);
    } catch {
      return "closed meanwhile";
    }
  });
  const listening = "0A";
  for (const line of readFileSync("/proc/net/tcp", "utf8").trim().split("\n")) {
    const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state === listening && sockets.includes(`socket:[${inode}]`))
      return Number.parseInt(local.slice(local.indexOf(":") + 1), 16);
  }
  return undefined;
}

async function portOf(child: ChildProcess): Promise<number> {
  await expect.poll(() => listeningPort(child), { timeout: 40_000 }).toBeGreaterThan(0);
  return listeningPort(child) ?? 0;
}

async function portSaidBy(stdout: Readable): Promise<number> {
  let said = "";
  for await (const chunk of stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    const port = /127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`no address: ${said}`);
}

const warningCount = (text: string) => text.split("YINGCHA_LOG_LOST").length - 1;

describe("a platform whose log cannot be written", () => {
  it.skipIf(!isLinux).each(["quiet", "requests"] as const)(
    "serves on over a full disk, warns once, and ends with 0 when it is told to: --log %s",
    async (log) => {
      const { child, statusOf, exited, complaints } = started(log, openSync("/dev/full", "w"));
      const port = await portOf(child);
      for (let count = 0; count < 5; count += 1) expect(await statusOf(port)).toBe(200);
      await expect.poll(() => warningCount(complaints())).toBe(1);
      child.kill("SIGTERM");
      expect(await exited).toBe(0);
      expect(warningCount(complaints())).toBe(1);
    },
    60_000,
  );

  it.skipIf(!isLinux)(
    "serves on where standard error cannot be written either",
    async () => {
      const full = openSync("/dev/full", "w");
      const { child, statusOf, exited } = started("requests", full, full);
      const port = await portOf(child);
      for (let count = 0; count < 5; count += 1) expect(await statusOf(port)).toBe(200);
      child.kill("SIGTERM");
      expect(await exited).toBe(0);
    },
    60_000,
  );

  it("serves on when the reader of its pipe goes away", async () => {
    const { child, statusOf, exited, complaints } = started("requests", "pipe");
    const port = await portSaidBy(child.stdout ?? expect.unreachable("no pipe"));
    child.stdout?.destroy();
    for (let count = 0; count < 5; count += 1) expect(await statusOf(port)).toBe(200);
    await expect.poll(() => warningCount(complaints())).toBe(1);
    child.kill("SIGTERM");
    expect(await exited).toBe(0);
  }, 60_000);
});
