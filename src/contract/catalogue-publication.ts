import { z } from "zod";
import { versionNumberSchema as versionSchema } from "../catalogue/catalogue-document";
import { departmentSchema } from "../lists/list-record";
import { textSchema } from "../lists/text-schema";

const keyIdSchema = z.string().regex(/^[0-9a-f]{16}$/);
/** 64 bytes in base64. */
const signatureSchema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);
const instantSchema = z.iso.datetime({ offset: true });

/** On whose word, on which document. */
const act = { by: departmentSchema.readonly(), documentNumber: textSchema };

/** A catalogue as its publisher hands it in: its exact text, and who signed that offline. */
export const cataloguePublicationSchema = z.object({
  document: z.string().min(2),
  keyId: keyIdSchema,
  signature: signatureSchema,
  ...act,
});
export type CataloguePublication = z.infer<typeof cataloguePublicationSchema>;

/** Which version is to be the active one. */
export const catalogueActivationSchema = z.object({ version: versionSchema, ...act });
export type CatalogueActivationMessage = z.infer<typeof catalogueActivationSchema>;

/** A version that the platform keeps, without its text. */
export const catalogueVersionSchema = z.object({
  version: versionSchema,
  state: z.enum(["pending", "active", "superseded"]),
  /** Absent of one that the platform was started with, as long as nobody signed it. */
  published: z.object({ ...act, keyId: keyIdSchema, signature: signatureSchema }).optional(),
  publishedAt: instantSchema,
  activated: z.object(act).optional(),
  activatedAt: instantSchema.optional(),
});
export type CatalogueVersion = z.infer<typeof catalogueVersionSchema>;

/** The versions that the platform keeps, the greatest first. */
export const catalogueVersionsSchema = z.object({ catalogues: z.array(catalogueVersionSchema).readonly() });
export type CatalogueVersions = z.infer<typeof catalogueVersionsSchema>;

/** Decimal digits and nothing else. */
const digitsSchema = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(versionSchema);

/** Which version is asked for; without one, the active. */
export const catalogueQuerySchema = z.strictObject({ version: digitsSchema.optional() });

/** Which two versions are compared. */
export const catalogueDiffQuerySchema = z.strictObject({ from: digitsSchema, to: digitsSchema });

const fieldChangeSchema = z.object({
  field: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
const rowsDiffSchema = z.object({
  added: z.array(z.string()).readonly(),
  removed: z.array(z.string()).readonly(),
  changed: z.array(z.object({ id: z.string(), fields: z.array(fieldChangeSchema).readonly() })).readonly(),
});

/** What changed from one version to another. */
export const catalogueDiffSchema = z.object({
  from: versionSchema,
  to: versionSchema,
  head: z.array(fieldChangeSchema).readonly(),
  entries: rowsDiffSchema,
  measures: rowsDiffSchema,
  matterTypes: rowsDiffSchema,
  itemCodes: rowsDiffSchema,
});

/** Why a catalogue is refused; nothing is changed by one that is. */
export const catalogueRefusalSchema = z.enum([
  "document-malformed",
  "key-unknown",
  "signature-invalid",
  "document-faulty",
  "basis-missing",
  "effect-exceeded",
  "version-not-newer",
  "version-conflicting",
  "version-unknown",
  "version-not-effective",
]);
export type CatalogueRefusal = z.infer<typeof catalogueRefusalSchema>;
