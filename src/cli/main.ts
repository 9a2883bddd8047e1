#!/usr/bin/env node
import { sealingKeyName } from "../integrity/sealing-key";
import { parseCommand } from "./command";
import { failureText } from "./failure-text";
import { keepApplications } from "./keep-applications";
import { keepWebhooks } from "./keep-webhooks";
import { scopeWarning } from "./scope-warning";
import { servePlatform } from "./serve-platform";
import { signCatalogue } from "./sign-catalogue";
import { usage } from "./usage";

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2), process.env);
  const sealingKey = process.env[sealingKeyName];
  switch (command.kind) {
    case "platform":
      return servePlatform(command.settings, sealingKey);
    case "application": {
      await keepApplications(command.order, sealingKey, (line) => console.log(line));
      const warning = scopeWarning(command.order);
      if (warning !== undefined) console.error(warning);
      return;
    }
    case "webhook":
      return keepWebhooks(command.order, sealingKey, (line) => console.log(line));
    case "catalogue":
      console.log(signCatalogue(command.order));
      return;
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
