import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Benchmark, Contestant } from "./benchmark";

const isSource = import.meta.url.endsWith(".ts");
/** Built as the package is; in the tests, which time nothing, the source. */
const core = new URL(isSource ? "../src/index.ts" : "./package/index.js", import.meta.url).href;
/** Where the dependencies are found from. */
const root = fileURLToPath(new URL(isSource ? "../" : "../../../", import.meta.url));
const dependencies = ["zod", "ky", "lru-cache"];

/** P14: what does it cost a process to import the core? */
export const coreImport: readonly Benchmark[] = [
  {
    id: "P14",
    what: "import of the core in a new process, timed in it, against zod, ky and lru-cache alone; of packages it loads these and no other",
    async prepare() {
      const loaded = await packagesLoadedBy([core]);
      // The loader that the source needs brings packages of its own.
      const foreign = loaded.filter((name) =>
        isSource ? optionalPeers().includes(name) : !dependencies.includes(name),
      );
      if (foreign.length > 0) throw new Error(`The core loads ${foreign.join(", ")}.`);
      return {
        ours: importing([core]),
        peers: [
          {
            peer: "zod + ky + lru-cache",
            goal: { kind: "ours-to-peer", atMost: 1.3 },
            ...importing(dependencies),
          },
        ],
        count: 1,
        roundCount: 41,
      };
    },
  },
];

/** Each time in a process of its own, since a module is loaded once; the start of the process does not count. */
function importing(specifiers: readonly string[]): Contestant {
  return {
    async run(count) {
      let tookMs = 0;
      for (let done = 0; done < count; done += 1)
        tookMs += Number(
          await inNewProcess(`
            const startedMs = performance.now();
            for (const specifier of ${JSON.stringify(specifiers)}) await import(specifier);
            console.log(performance.now() - startedMs);
          `),
        );
      return tookMs;
    },
  };
}

async function packagesLoadedBy(specifiers: readonly string[]): Promise<readonly string[]> {
  const urls: string[] = JSON.parse(
    await inNewProcess(`
      import { Session } from "node:inspector";
      const session = new Session();
      session.connect();
      const urls = [];
      session.on("Debugger.scriptParsed", ({ params }) => urls.push(params.url));
      session.post("Debugger.enable");
      for (const specifier of ${JSON.stringify(specifiers)}) await import(specifier);
      console.log(JSON.stringify(urls));
    `),
  );
  const names = urls.map((url) => /.*node_modules\/((?:@[^/]+\/)?[^/.][^/]*)/.exec(url)?.[1]);
  return [...new Set(names.flatMap((name) => name ?? []))].sort();
}

function optionalPeers(): readonly string[] {
  const { peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return Object.keys(peerDependencies);
}

async function inNewProcess(script: string): Promise<string> {
  const loader = isSource ? ["--import", "tsx"] : [];
  const child = spawn(process.execPath, [...loader, "--input-type=module", "-e", script], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [printed, code] = await Promise.all([text(child.stdout), exit]);
  if (code !== 0 || printed.trim() === "")
    throw new Error(
      `A process that should import ended with ${code} and printed ${printed.length} characters.`,
    );
  return printed;
}
