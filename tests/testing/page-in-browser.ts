import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import ts from "typescript";
import { root } from "../package/packed-project";

/** What a request of the page came to, as the page saw it. */
export interface PageAnswer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly error?: string;
}

/** A page in a headless browser. */
export interface PageInBrowser {
  readonly origin: string;
  /** Starts the worker of docs/testing.md in it. */
  start(how: { readonly baseUrl: string; readonly servedAt: string }): Promise<void>;
  /** Lets the page send a request by its own fetch. */
  send(url: string, init: object): Promise<PageAnswer>;
  close(): Promise<void>;
}

/** Told what the last request came to, the server answers with the next one. */
const script = `
  import { startWorker } from "/worker.js";
  const tell = async (told) => (await fetch("/next", { method: "POST", body: JSON.stringify(told) })).json();
  const { baseUrl, servedAt } = await tell({});
  let told = await startWorker(baseUrl, servedAt).then(() => ({}), (error) => ({ error: String(error) }));
  for (;;) {
    const { url, init } = await tell(told);
    told = await fetch(url, init).then(
      async (answer) => ({
        status: answer.status, body: await answer.text(), headers: Object.fromEntries(answer.headers),
      }),
      (error) => ({ error: error.name }),
    );
  }`;
const page = `<!doctype html>
  <script src="/msw.iife.js"></script>
  <script type="importmap">{ "imports": { "msw": "/msw.js", "msw/browser": "/msw.js" } }</script>
  <script type="module">${script}</script>`;

/** The sample of the document, as a bundler would make it a script. */
async function workerScript(): Promise<string> {
  const document = await readFile(join(root, "docs/testing.md"), "utf8");
  const sample = document.split("```ts\n").find((part) => part.includes('from "msw/browser"')) ?? "";
  return ts.transpile(sample.slice(0, sample.indexOf("```")), {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
  });
}

const lifeMaxMs = 50_000;

/** Opens a page in a browser, whose program is given; it ends by itself after a while. */
export async function openPage(browser: string): Promise<PageInBrowser> {
  const fromMsw = (path: string) => readFile(join(root, "node_modules/msw/lib", path), "utf8");
  const scripts = new Map([
    ["/mockServiceWorker.js", await fromMsw("mockServiceWorker.js")],
    ["/msw.iife.js", await fromMsw("iife/index.js")],
    ["/msw.js", "export const { bypass, http, setupWorker } = MockServiceWorker;"],
    ["/worker.js", await workerScript()],
  ]);
  const told = new EventEmitter();
  const server = createServer(async (message, response) => {
    if (message.url === "/next") return void told.emit("told", await json(message), response);
    const found = scripts.get(message.url ?? "");
    response.setHeader("content-type", found === undefined ? "text/html" : "text/javascript");
    response.end(found ?? page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const profile = await mkdtemp(join(tmpdir(), "page-in-browser-"));

  let next = once(told, "told") as Promise<[PageAnswer, ServerResponse]>;
  const started = spawn(
    browser,
    ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`, origin],
    { stdio: "ignore", timeout: lifeMaxMs },
  );
  const ended = once(started, "exit");
  const died = ended.then(() => {
    throw new Error("The browser ended.");
  });
  died.catch(() => undefined);

  async function tell(task: object): Promise<PageAnswer> {
    const [, response] = await Promise.race([next, died]);
    next = once(told, "told") as typeof next;
    response.end(JSON.stringify(task));
    const [answer] = await Promise.race([next, died]);
    return answer;
  }

  return {
    origin,
    async start(how) {
      const { error } = await tell(how);
      if (error !== undefined) throw new Error(error);
    },
    send: (url, init) => tell({ url, init }),
    async close() {
      started.kill();
      await ended;
      server.closeAllConnections();
      server.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
