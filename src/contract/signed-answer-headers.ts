import { signatureHeader } from "./signature-header";

/** The headers of an answer that is signed, by reference to the OpenAPI document's components. */
export const signedAnswerHeaders = {
  [signatureHeader.answerSignature]: { $ref: "#/components/headers/AnswerSignature" },
} as const;
