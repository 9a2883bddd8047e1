/** The headers that authenticate a request and its answer. */
export const signatureHeader = {
  appKey: "yingcha-app-key",
  /** When the request was signed, RFC 3339 with its offset. */
  timestamp: "yingcha-timestamp",
  /** 128 random bits; each process of the platform accepts a nonce once. */
  nonce: "yingcha-nonce",
  signature: "yingcha-signature",
  answerSignature: "yingcha-answer-signature",
} as const;
