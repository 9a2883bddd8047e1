// A CommonJS module as a user writes it. Prints what each scenario should give and what it gave.
const { createGuard } = require("yingcha");
const { startSandbox } = require("yingcha/sandbox");

async function main() {
  const sandbox = await startSandbox();
  const { baseUrl, appKey, secret } = sandbox;
  const guard = createGuard({ platform: { baseUrl, appKey, secret } });

  const scenarios = [];
  for (const { name, subject, matterType, how, outcome } of sandbox.scenarios) {
    const check = await guard.checkBeforeApprove(subject, matterType, how);
    scenarios.push({ name, expected: outcome, actual: check.outcome });
  }

  await guard.close();
  await sandbox.close();
  process.stdout.write(JSON.stringify({ scenarios }));
}

main();
