// A test as a user writes it, in whatever runner, with the optional peer msw installed.
import { setupServer } from "msw/node";
import { createGuard } from "yingcha";
import {
  blackRecord,
  type CacheParts,
  cachingSourceContract,
  createTestPlatform,
  expectOutcome,
  type ListSource,
} from "yingcha/testing";

export async function main(): Promise<readonly string[]> {
  const platform = createTestPlatform();
  const server = setupServer(...platform.handlers);
  const guard = createGuard({ platform: platform.connection });
  const check = await guard.checkBeforeApprove(platform.register({ records: [blackRecord()] }), "subsidy");
  expectOutcome(check, "stop");
  server.close();
  const proofs = cachingSourceContract(({ source }: CacheParts): ListSource => source);
  return [...check.prohibitions.map(({ title }) => title), ...proofs.map(({ title }) => title)];
}
