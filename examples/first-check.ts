// #region first-check
import { createGuard } from "yingcha";
import { startSandbox } from "yingcha/sandbox";

const { baseUrl, appKey, secret, close } = await startSandbox();
const guard = createGuard({ platform: { baseUrl, appKey, secret } });

const check = await guard.checkBeforeApprove("91350500PDY000052B", "administrative-license");
console.log(check.outcome);
for (const { zh } of check.explanation.slice(0, 2)) console.log(zh);

await guard.close();
await close();
// #endregion
