import { randomSecret } from "../integrity/random-secret";
import { seal } from "../integrity/seal";
import { parseSealingKey, type SealingKey } from "../integrity/sealing-key";
import type { Application } from "../sandbox/access/application";
import { copyMaxAgeMs } from "../sandbox/access/stored-applications";
import { unsealedApplication } from "../sandbox/access/unsealed-application";
import type { ApplicationStore, SealedApplication } from "../sandbox/storage/application-store";
import type { ApplicationOrder } from "./application-order";
import { openPlace } from "./lists-place";

/**
 * Does one thing to the applications of a database, and says what was done.
 *
 * @param order what
 * @param sealingKey as the environment holds it; needed where a secret is made
 * @param say writes one line; a new secret is in one line of one call, and in nothing else
 * @throws {InputError} of the store, and `sealing-key-missing`; `IntegrityError` `seal-broken` where the applications
 *   that are there were sealed under another key
 * @example
 * await keepApplications(order, process.env.YINGCHA_SEALING_KEY, console.log)
 */
export async function keepApplications(
  order: ApplicationOrder,
  sealingKey: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const store = await openPlace(order.lists);
  try {
    await carryOut(order, { store: store.applications, sealingKey, say });
  } finally {
    await store.close();
  }
}

interface Means {
  readonly store: ApplicationStore;
  readonly sealingKey: string | undefined;
  readonly say: (line: string) => void;
}

const seconds = copyMaxAgeMs / 1_000;

async function carryOut(order: ApplicationOrder, { store, sealingKey, say }: Means): Promise<void> {
  switch (order.kind) {
    case "list": {
      const applications = await store.findAll();
      for (const application of applications) say(lineOf(application));
      if (applications.length === 0) say("没有应用。There are no applications.");
      return;
    }
    case "add": {
      const key = await provenKey(store, sealingKey);
      const secret = randomSecret();
      const { appKey } = order.application;
      await store.add({ ...order.application, sealedSecret: seal(secret, key, appKey) });
      return tellSecret(appKey, secret, say);
    }
    case "rotate": {
      const key = await provenKey(store, sealingKey);
      const secret = randomSecret();
      const { appKey } = order;
      await store.rotate(appKey, seal(secret, key, appKey));
      tellSecret(appKey, secret, say);
      say(`旧密钥仍然有效；各处改用新密钥后：yingcha application retire ${appKey}`);
      return say(`The earlier secret stays live; once everything signs with the new one, retire it.`);
    }
    case "retire": {
      const { appKey, which } = order;
      const wasThere = await store.retire(appKey, which);
      return say(
        wasThere
          ? `${which === "earlier" ? "旧" : "新"}密钥至迟 ${seconds} 秒后失效。The ${which} secret is refused ${seconds} s from now at the latest.`
          : "没有旧密钥，什么也没有改变。There was no earlier secret; nothing was changed.",
      );
    }
    case "change":
      await store.change(order.appKey, order.change);
      return say(`至迟 ${seconds} 秒后生效。In force ${seconds} s from now at the latest.`);
    case "remove":
      await store.remove(order.appKey);
      return say(`至迟 ${seconds} 秒后不再受理。Refused ${seconds} s from now at the latest.`);
  }
}

/** A secret sealed under another key than the others would lock the platform out of one of them. */
async function provenKey(store: ApplicationStore, text: string | undefined): Promise<SealingKey> {
  const key = parseSealingKey(text);
  for (const sealed of await store.findAll()) unsealedApplication(sealed, key);
  return key;
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
