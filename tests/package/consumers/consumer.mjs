// An ES module as a user writes it. Prints what each scenario of the sandbox should give and what it gave.
import { createRequire } from "node:module";
import { createGuard, isYingchaError } from "yingcha";
import { startSandbox } from "yingcha/sandbox";

const sandbox = await startSandbox();
const { baseUrl, appKey, secret } = sandbox;
const guard = createGuard({ platform: { baseUrl, appKey, secret } });

const scenarios = [];
for (const { name, subject, matterType, how, outcome } of sandbox.scenarios) {
  const check = await guard.checkBeforeApprove(subject, matterType, how);
  scenarios.push({ name, expected: outcome, actual: check.outcome });
}

let thrown;
try {
  await guard.checkBeforeApprove("not a code", "administrative-license");
} catch (error) {
  // The CommonJS copy of the package has classes of its own, and must know this error all the same.
  const other = createRequire(import.meta.url)("yingcha");
  thrown = {
    code: error.code,
    isKnown: isYingchaError(error),
    isKnownByOtherCopy: other.isYingchaError(error),
  };
}

await guard.close();
await sandbox.close();
process.stdout.write(JSON.stringify({ scenarios, thrown }));
