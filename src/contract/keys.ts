import { z } from "zod";

/** At most so many keys are published at once. */
export const keysMaxCount = 16;

/** The public keys of the platform by which its documents are verified. */
export const keysSchema = z.object({
  keys: z
    .array(
      z.object({
        /** The first 16 hexadecimal digits of the SHA-256 of the key's SPKI form. */
        keyId: z.string().regex(/^[0-9a-f]{16}$/),
        use: z.literal("snapshot"),
        /** Ed25519, SPKI in base64. */
        publicKey: z.base64().max(200),
      }),
    )
    .max(keysMaxCount)
    .readonly(),
});
export type Keys = z.infer<typeof keysSchema>;
