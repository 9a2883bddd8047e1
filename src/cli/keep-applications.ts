import { randomSecret } from "../integrity/random-secret";
import { seal } from "../integrity/seal";
import type { Application } from "../sandbox/access/application";
import { copyMaxAgeMs, failingMaxAgeMs } from "../sandbox/access/stored-applications";
import { unsealedApplication } from "../sandbox/access/unsealed-application";
import type { SealedApplication } from "../sandbox/storage/application-store";
import type { ApplicationOrder } from "./application-order";
import { carryOut, type Means } from "./carry-out";
import { provenKey } from "./proven-key";

/**
 * Does one thing to the applications of a database, and says what was done.
 *
 * @param order what
 * @param sealingKey as the environment holds it; needed where a secret is made
 * @param say writes one line; a new secret is in one line of one call, and in nothing else
 * @throws {InputError} of the store, and `sealing-key-missing`; `IntegrityError` `seal-broken` where what is there
 *   was sealed under another key, and for a rotation of an application whose own seal is broken
 * @example
 * await keepApplications(order, process.env.YINGCHA_SEALING_KEY, console.log)
 */
export async function keepApplications(
  order: ApplicationOrder,
  sealingKey: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  await carryOut(order.lists, { sealingKey, say }, (means) => keep(order, means));
}

const seconds = copyMaxAgeMs / 1_000;
const failing = failingMaxAgeMs / 1_000;
const unless =
  `其间读不到数据库的进程，至迟 ${failing} 秒后。` +
  `By a process that cannot read the database meanwhile, ${failing} s from now at the latest.`;

async function keep(order: ApplicationOrder, { store, sealingKey, say }: Means): Promise<void> {
  const { applications } = store;
  switch (order.kind) {
    case "list": {
      const all = await applications.findAll();
      for (const application of all) say(lineOf(application));
      if (all.length === 0) say("没有应用。There are no applications.");
      return;
    }
    case "add": {
      const key = await provenKey(store, sealingKey);
      const secret = randomSecret();
      const { appKey } = order.application;
      await applications.add({
        ...order.application,
        sealedSecret: seal(secret, key, `application:${appKey}`),
      });
      return tellSecret(appKey, secret, say);
    }
    case "rotate": {
      const key = await provenKey(store, sealingKey);
      const secret = randomSecret();
      const { appKey } = order;
      // Beside an earlier secret that does not open, the new one would serve nobody.
      for (const sealed of await applications.findAll())
        if (sealed.appKey === appKey) unsealedApplication(sealed, key);
      await applications.rotate(appKey, seal(secret, key, `application:${appKey}`));
      tellSecret(appKey, secret, say);
      say(`旧密钥仍然有效；各处改用新密钥后：yingcha application retire ${appKey}`);
      return say(`The earlier secret stays live; once everything signs with the new one, retire it.`);
    }
    case "retire": {
      const { appKey, which } = order;
      const wasThere = await applications.retire(appKey, which);
      if (!wasThere)
        return say("没有旧密钥，什么也没有改变。There was no earlier secret; nothing was changed.");
      say(
        `${which === "earlier" ? "旧" : "新"}密钥至迟 ${seconds} 秒后失效。The ${which} secret is refused ${seconds} s from now at the latest.`,
      );
      return say(unless);
    }
    case "change":
      await applications.change(order.appKey, order.change);
      say(`至迟 ${seconds} 秒后生效。In force ${seconds} s from now at the latest.`);
      return say(unless);
    case "remove":
      await applications.remove(order.appKey);
      say("其推送地址一并删除。Its webhooks are removed with it.");
      say(`至迟 ${seconds} 秒后不再受理。Refused ${seconds} s from now at the latest.`);
      return say(unless);
  }
}

function tellSecret(appKey: string, secret: string, say: (line: string) => void): void {
  say(`appKey: ${appKey}`);
  say(`secret: ${secret}`);
  say("密钥只显示这一次。The secret is not shown again.");
}

function lineOf({
  appKey,
  name,
  scopes,
  actsFor,
  requestsPerMinute,
  sealedEarlierSecret,
}: SealedApplication): string {
  const secrets = sealedEarlierSecret === undefined ? "1 secret" : "2 secrets";
  const limit = requestsPerMinute === undefined ? "no limit" : `${requestsPerMinute}/min`;
  return [appKey, name, scopes.join(","), namesOf(actsFor), limit, secrets].join("  ");
}

function namesOf(actsFor: Application["actsFor"]): string {
  if (actsFor === "every-department") return actsFor;
  return actsFor.map(({ name, code }) => (code === undefined ? name : `${name}=${code}`)).join(",");
}
