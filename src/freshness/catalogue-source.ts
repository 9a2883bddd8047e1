/** What a catalogue source answers: a document, unread, or that the one the asker has is still the active one. */
export type CatalogueAnswer =
  | { readonly kind: "document"; readonly document: unknown; readonly etag: string }
  | { readonly kind: "not-modified" };

/** Whatever serves the active catalogue. */
export interface CatalogueSource {
  /** Asks for the active catalogue; `etag` is that of the one at hand. Throws a YingchaError. */
  find(etag: string | undefined): Promise<CatalogueAnswer>;
}
