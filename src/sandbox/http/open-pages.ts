import { openapiDocument } from "../../contract/openapi-document";
import { type ApiPage, apiPage } from "./api-page";

/** What is there to read of the interface itself. */
export interface OpenPages {
  readonly page: ApiPage;
  /** The OpenAPI document, as text. */
  readonly document: string;
}

/**
 * Writes down the interface, for people and for programs. Pure.
 *
 * @returns the page and the OpenAPI document
 * @example
 * createPlatformApp({ lists, catalogue, applications, clock, pages: openPages })
 */
export function openPages(): OpenPages {
  const document = openapiDocument();
  return { page: apiPage(document), document: JSON.stringify(document, undefined, 2) };
}
