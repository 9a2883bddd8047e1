#!/usr/bin/env node
import { failureText } from "./failure-text";
import { parsePlatformSettings, usage } from "./platform-settings";
import { servePlatform } from "./serve-platform";

async function main(): Promise<void> {
  const command = parsePlatformSettings(process.argv.slice(2), process.env);
  switch (command.kind) {
    case "platform":
      return servePlatform(command.settings);
    case "help":
      console.log(usage);
      return;
    case "refused":
      console.error(`${command.reason}\n\n${usage}`);
      process.exitCode = 2;
  }
}

main().catch((error: unknown) => {
  console.error(failureText(error));
  process.exitCode = 1;
});
