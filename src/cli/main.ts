#!/usr/bin/env node
import { failureText } from "./failure-text";
import { parsePlatformSettings, usage } from "./platform-settings";
import { servePlatform } from "./serve-platform";
import { parseSigningCommand, signCatalogue } from "./sign-catalogue";

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const signing = parseSigningCommand(args);
  if (signing !== undefined) {
    console.log(signCatalogue(signing));
    return;
  }
  const command = parsePlatformSettings(args, process.env);
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
