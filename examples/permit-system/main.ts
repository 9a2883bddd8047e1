/** A permit office on this machine: `npx tsx examples/permit-system/main.ts`. */
import { randomUUID } from "node:crypto";
import { createGuard } from "yingcha";
import { connectPlatform } from "../office/connect-platform";
import { createOfficers, freshToken } from "../office/officers";
import { untilSignalled } from "../office/until-signalled";
import { createVersionedStore } from "../office/versioned-store";
import { createPermitApp } from "./create-permit-app";
import type { PermitCase } from "./permit-case";

const signalled = untilSignalled();
const platform = await connectPlatform(process.env);
const guard = createGuard({
  platform: platform.connection,
  department: { code: "350500-SP", name: "泉州市行政审批窗口（示例）" },
});
const token = process.env["OFFICER_TOKEN"] || freshToken();
const app = createPermitApp({
  guard,
  cases: createVersionedStore<PermitCase>(),
  officerOf: createOfficers({ "officer-1": token }),
  now: () => new Date(),
  newId: randomUUID,
});

const address = await app.listen({ host: "127.0.0.1", port: Number(process.env["PORT"] ?? 0) });
const application = {
  permit: "construction-permit",
  applicant: { code: "91350500PDY000052B", name: "示例失信制造有限公司（虚构）" },
  materials: ["施工许可申请表", "施工图审查合格书", "场地平面图"],
};
console.log(`审批系统 permit office: ${address}`);
console.log(
  `平台 platform: ${platform.sandbox === undefined ? "已配置 as configured" : "本机演示 the sandbox"}`,
);
console.log(`
依次试 Try in turn:
  curl -s ${address}/applications -H 'content-type: application/json' -d '${JSON.stringify(application)}'
  ID=上面的 applicationId; AUTH='authorization: Bearer ${token}'; JSON='content-type: application/json'
  curl -s -X POST ${address}/cases/$ID/acceptance -H "$AUTH"
  curl -s ${address}/cases/$ID/review -H "$AUTH" -H "$JSON" -d '{"opinion":"材料属实"}'
  curl -s -X POST ${address}/cases/$ID/approval -H "$AUTH"        # 409：须先说明每项须办事项
  curl -s ${address}/applications/$ID/status`);

await signalled;
await app.close();
await guard.close();
await platform.close();
