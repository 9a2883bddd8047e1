import type { CatalogueOrder } from "./catalogue-order";
import type { SendingMeans } from "./connection-to";
import { sendCatalogue } from "./send-catalogue";
import { signCatalogue } from "./sign-catalogue";

/**
 * Does one thing with the catalogue: away from the platform with the private key, or on the platform without it.
 *
 * @param order what
 * @param means the application, where a platform is asked
 * @returns what to print
 * @throws as {@link signCatalogue} and {@link sendCatalogue}
 * @source 五(四)
 * @example
 * console.log(await keepCatalogue(order, { appKey, secret, fetch, clock: systemClock }))
 */
export async function keepCatalogue(order: CatalogueOrder, means: SendingMeans): Promise<string> {
  switch (order.kind) {
    case "keygen":
    case "sign":
      return signCatalogue(order);
    case "publish":
    case "diff":
    case "activate":
      return sendCatalogue(order, means);
  }
}
