import { readFileSync } from "node:fs";
import {
  type CatalogueActivationMessage,
  type CatalogueVersion,
  cataloguePublicationSchema,
  catalogueVersionSchema,
} from "../contract/catalogue-publication";
import { platformPath } from "../contract/platform-path";
import { InputError } from "../errors/yingcha-error";
import { connectionTo, type SendingMeans } from "./connection-to";
import { signedRequest } from "./signed-request";

/** What is asked of a platform that runs. */
export type SendingOrder = { readonly baseUrl: URL } & (
  | { readonly kind: "publish"; readonly bodyFile: string }
  | { readonly kind: "diff"; readonly from: number; readonly to: number }
  | ({ readonly kind: "activate" } & CatalogueActivationMessage)
);

/**
 * Publishes a catalogue that was signed, says how two versions differ, or activates one.
 *
 * @param order what
 * @param means the application, which has the scope `catalogue` and acts for whoever publishes
 * @returns what to print: the state of the version, or the differences as JSON
 * @throws InputError `options-invalid` without an application, and for a file that holds no such body
 * @throws Error where the platform refuses it, in its words
 * @source 五(四)
 * @example
 * await sendCatalogue(order, { appKey, secret, fetch, clock: systemClock })
 */
export async function sendCatalogue(order: SendingOrder, means: SendingMeans): Promise<string> {
  const connection = connectionTo(order.baseUrl, means);
  switch (order.kind) {
    case "publish": {
      const body = bodyOf(order.bodyFile);
      const path = platformPath.cataloguePublications;
      return stateOf(await signedRequest(connection, { method: "POST", path, body }));
    }
    case "diff": {
      const path = `${platformPath.catalogueDiff}?from=${order.from}&to=${order.to}`;
      return JSON.stringify(await signedRequest(connection, { method: "GET", path }), null, 2);
    }
    case "activate": {
      const { version, by, documentNumber } = order;
      const activation: CatalogueActivationMessage = { version, by, documentNumber };
      const [path, body] = [platformPath.catalogueActivations, JSON.stringify(activation)];
      return stateOf(await signedRequest(connection, { method: "POST", path, body }));
    }
  }
}

function bodyOf(file: string): string {
  const text = readFileSync(file, "utf8");
  try {
    return JSON.stringify(cataloguePublicationSchema.parse(JSON.parse(text)));
  } catch {
    throw new InputError("options-invalid", "The file holds nothing that yingcha catalogue sign printed.");
  }
}

const states: Readonly<Record<CatalogueVersion["state"], string>> = {
  pending: "待启用 pending",
  active: "现行 active",
  superseded: "已被取代 superseded",
};

function stateOf(value: unknown): string {
  const { version, state } = catalogueVersionSchema.parse(value);
  return `版本 Version ${version}: ${states[state]}`;
}
