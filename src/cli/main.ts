#!/usr/bin/env node
import { parseArgs } from "node:util";
import { startSandbox } from "../sandbox/start-sandbox";

const usage = `用法 Usage: yingcha platform [--port 8791] [--host 127.0.0.1]

  platform   启动本机演示平台（虚构数据）。Serves the demonstration platform with synthetic lists on this machine.
`;

async function servePlatform(port: number, host: string): Promise<void> {
  const sandbox = await startSandbox({ port, host });
  console.log(`演示平台 Demonstration platform: ${sandbox.baseUrl}`);
  console.log(`appKey: ${sandbox.appKey}`);
  console.log(`secret: ${sandbox.secret}`);
  console.log("\n可试的主体 Subjects to try:");
  for (const { subject, matterType, outcome, title } of sandbox.scenarios)
    if (typeof subject === "string")
      console.log(`  ${subject}  ${matterType.padEnd(27)} ${outcome.padEnd(12)} ${title}`);
  console.log("\nCtrl+C 停止 stops it.");
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "8791" },
      host: { type: "string", default: "127.0.0.1" },
      help: { type: "boolean", short: "h" },
    },
  });
  const port = Number(values.port);
  if (values.help) console.log(usage);
  else if (
    positionals[0] !== "platform" ||
    positionals.length !== 1 ||
    !(Number.isInteger(port) && port >= 0 && port < 65_536)
  ) {
    console.error(usage);
    process.exitCode = 2;
  } else await servePlatform(port, values.host);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
