// A TypeScript file as a user writes it: compiled as it stands, as .mts and as .cts.
import { createGuard, isYingchaError } from "yingcha";
import * as pack from "yingcha/packs/quanzhou-2018-51";
import { startSandbox } from "yingcha/sandbox";

export async function main(): Promise<string[]> {
  const sandbox = await startSandbox();
  const { baseUrl, appKey, secret } = sandbox;
  const guard = createGuard({ platform: { baseUrl, appKey, secret } });
  const answers: string[] = [];
  try {
    for (const { subject, matterType, how } of sandbox.scenarios) {
      const check = await guard.checkBeforeApprove(subject, matterType, how);
      switch (check.outcome) {
        case "proceed":
        case "review":
        case "stop":
        case "undetermined":
          answers.push(check.outcome);
          break;
        default: {
          const forgotten: never = check;
          return forgotten;
        }
      }
    }
    await guard.checkBeforeApprove("91350500PDY00001XT", "administrative-license");
  } catch (error) {
    if (isYingchaError(error)) answers.push(error.code);
  } finally {
    await guard.close();
    await sandbox.close();
  }
  return [...answers, ...Object.keys(pack)];
}
