#!/usr/bin/env node
import { sealingKeyName } from "../integrity/sealing-key";
import { systemClock } from "../time/clock";
import { askHealth } from "./ask-health";
import { parseCommand } from "./command";
import { appKeyName, appSecretName, type SendingMeans } from "./connection-to";
import { failureText } from "./failure-text";
import { keepApplications } from "./keep-applications";
import { keepCatalogue } from "./keep-catalogue";
import { keepLists } from "./keep-lists";
import { keepWebhooks } from "./keep-webhooks";
import { registerSubjects } from "./register-subjects";
import { scopeWarning } from "./scope-warning";
import { servePlatform } from "./serve-platform";
import { usage, usageOf } from "./usage";

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
    case "register": {
      const [say, complain] = [console.log, console.error];
      if (!(await registerSubjects(command.order, { clock: systemClock, say, complain })))
        process.exitCode = 1;
      return;
    }
    case "webhook":
      return keepWebhooks(command.order, sealingKey, (line) => console.log(line));
    case "lists":
      return keepLists(command.order, (line) => console.log(line));
    case "catalogue":
      console.log(await keepCatalogue(command.order, sendingMeans()));
      return;
    case "health":
      console.log(await askHealth(command.order, sendingMeans()));
      return;
    case "help":
      console.log(usage);
      return;
    case "refused":
      console.error(`${command.reason}\n\n${usageOf(process.argv[2])}`);
      process.exitCode = 2;
  }
}

function sendingMeans(): SendingMeans {
  const { [appKeyName]: appKey, [appSecretName]: secret } = process.env;
  return { appKey, secret, fetch, clock: systemClock };
}

main().catch((error: unknown) => {
  console.error(failureText(error));
  process.exitCode = 1;
});
