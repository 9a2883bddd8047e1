/** A procurement office on this machine: `npx tsx examples/procurement-system/main.ts`. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createGuard } from "yingcha";
import { connectPlatform } from "../office/connect-platform";
import { createOfficers, freshToken } from "../office/officers";
import { untilSignalled } from "../office/until-signalled";
import { createVersionedStore } from "../office/versioned-store";
import { createProcurementApp } from "./create-procurement-app";
import type { Tender } from "./tender";

const signalled = untilSignalled();
const platform = await connectPlatform(process.env);
const guard = createGuard({
  platform: platform.connection,
  department: { code: "350500-CG", name: "泉州市政府采购窗口（示例）" },
});
const token = process.env["OFFICER_TOKEN"] || freshToken();
const app = createProcurementApp({
  guard,
  tenders: createVersionedStore<Tender>(),
  officerOf: createOfficers({ "officer-1": token }),
  now: () => new Date(),
  newId: randomUUID,
});

const server = app.listen(Number(process.env["PORT"] ?? 0), "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const address = `http://127.0.0.1:${port}`;
const bid = {
  members: [
    { code: "91350500PDY00001XT", name: "示例红榜建设有限公司（虚构）" },
    { code: "91350500PDY000044G", name: "示例多领域失信有限公司（虚构）" },
  ],
  priceYuan: 1_000_000,
};
console.log(`采购系统 procurement office: ${address}`);
console.log(
  `平台 platform: ${platform.sandbox === undefined ? "已配置 as configured" : "本机演示 the sandbox"}`,
);
console.log(`
依次试 Try in turn:
  AUTH='authorization: Bearer ${token}'; JSON='content-type: application/json'
  curl -s ${address}/office/tenders -H "$AUTH" -H "$JSON" -d '{"title":"示例采购项目"}'
  T=上面的 tenderId
  curl -s ${address}/tenders/$T/bids -H "$JSON" -d '${JSON.stringify(bid)}'
  B=上面的 bidId
  curl -s -X POST ${address}/office/tenders/$T/screening -H "$AUTH"
  curl -s ${address}/office/tenders/$T/evaluation -H "$AUTH" -H "$JSON" -d "{\\"evaluatedOn\\":\\"$(TZ=Asia/Shanghai date +%F)\\",\\"recommendedBidId\\":\\"$B\\"}"
  curl -s -X POST ${address}/office/tenders/$T/award -H "$AUTH"     # 409：一名成员被禁止，即联合体被禁止
  curl -s ${address}/tenders/$T`);

await signalled;
const closed = once(server, "close");
server.close();
await closed;
await guard.close();
await platform.close();
