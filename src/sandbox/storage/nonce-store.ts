/** Where the nonces are kept that no process may accept again. */
export interface NonceStore {
  /**
   * Claims a nonce: of all processes that try, and however often, one is told true. Durable on return. What need not
   * be known at `nowAt` any more is forgotten on the way.
   *
   * @param nonceDigest which nonce of which application
   * @param nowAt the moment
   * @param forgetAt until when it must be known
   */
  claim(
    nonceDigest: string,
    moments: { readonly nowAt: string; readonly forgetAt: string },
  ): Promise<boolean>;
}
