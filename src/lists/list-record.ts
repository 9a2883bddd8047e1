import { z } from "zod";
import { calendarDateSchema } from "./calendar-date-schema";
import { subjectRefSchema } from "./subject-ref-schema";
import { idSchema, textSchema } from "./text-schema";

/** 守信红名单, 失信黑名单 (since 2020 mostly 严重失信主体名单), 重点关注名单. */
export const listKindSchema = z.enum(["red", "black", "watch"]);
export type ListKind = z.infer<typeof listKindSchema>;

/** Who keeps the list: records of every scope count alike, 五(二). */
export const scopeSchema = z.enum(["county", "city", "province", "nation"]);
export type Scope = z.infer<typeof scopeSchema>;

/** 轻微, 较重, 严重: the plan's own three words for how grave a conduct is, 四(四). */
export const severitySchema = z.enum(["minor", "considerable", "serious"]);
export type Severity = z.infer<typeof severitySchema>;

/** The capacities in which a person answers for an organization, 三(二) 三(六). */
export const responsibleRoleSchema = z.enum([
  "legal-representative",
  "principal",
  "directly-responsible",
  "registered-practitioner",
  "senior-manager",
  "director",
  "shareholder",
]);
export type ResponsibleRole = z.infer<typeof responsibleRoleSchema>;

/** In which capacity the subject was listed: for its own conduct, or as one who answers for an organization. */
export const listedAsSchema = z.enum(["self", ...responsibleRoleSchema.options]);

export const departmentSchema = z.object({ name: textSchema, code: idSchema.optional() });
export type Department = z.infer<typeof departmentSchema>;

/** Until when a record or a recognition runs; it binds through `lastOn`, 24:00 Beijing time (R6). */
export const termSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("until"), lastOn: calendarDateSchema }),
  z.object({ kind: z.literal("indefinite") }),
]);
export type Term = z.infer<typeof termSchema>;

/** The ways off a list: four off the black list 六(一), four off the red list 六(二), and watch to black 四(四). */
export const exitWaySchema = z.enum([
  "mis-listed",
  "repaired",
  "expired",
  "standard-changed",
  "adverse-listed",
  "incentive-misused",
  "turned-black",
]);
export type ExitWay = z.infer<typeof exitWaySchema>;

export const listingStatusSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("listed") }),
  z.object({ kind: z.literal("exited"), way: exitWaySchema, on: calendarDateSchema }),
]);

/** A department's own doubt 存疑 counts only once a second officer has confirmed it (R3). */
const verificationGroundsSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("objection") }),
  z.object({ kind: z.literal("complaint") }),
  z.object({ kind: z.literal("doubt"), confirmation: z.enum(["pending", "confirmed"]) }),
]);

/** What leads off which list; a message that says otherwise cannot be read (R21). */
const exitWaysOf: Readonly<Record<ListKind, ReadonlySet<ExitWay>>> = {
  red: new Set(["mis-listed", "adverse-listed", "incentive-misused", "expired", "standard-changed"]),
  black: new Set(["mis-listed", "repaired", "expired", "standard-changed"]),
  watch: new Set(["mis-listed", "repaired", "expired", "standard-changed", "turned-black"]),
};

/** A day from which the provider's term still ends before the calendar does. */
const toldOnSchema = calendarDateSchema.refine((date) => date < "9998-01-01", {
  error: "no term can run from it",
});

/** Where the verification of a record stands, 五(六). One found wrong is no state of its own: it is corrected or exits as mis-listed. */
export const verificationSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("under-verification"),
    grounds: verificationGroundsSchema,
    providerToldOn: toldOnSchema.optional(),
  }),
  z.object({ kind: z.literal("corrected"), closedOn: calendarDateSchema }),
  z.object({ kind: z.literal("rejected"), closedOn: calendarDateSchema }),
]);
export type Verification = z.infer<typeof verificationSchema>;

/** For a watch record: the black record whose exit put the subject here, 六(一). */
const followsFromSchema = z.object({
  recordId: idSchema,
  exitWay: z.enum(["repaired", "expired", "standard-changed"]),
});

/**
 * One listing of one subject on one list in one field.
 *
 * Strict on what decides: an unknown list, scope, status or capacity, or dates that contradict each other,
 * make the record unreadable (R21). Fields that are not named here are dropped, so whoever informed on the
 * subject is never held (R26).
 */
export const listRecordSchema = z
  .object({
    recordId: idSchema,
    subject: subjectRefSchema,
    list: listKindSchema,
    field: z.object({ id: idSchema, title: textSchema }),
    scope: scopeSchema,
    severity: severitySchema.optional(),
    listedAs: listedAsSchema,
    traits: z.array(idSchema).max(32).readonly(),
    authority: departmentSchema,
    provider: departmentSchema,
    bases: z
      .array(z.object({ title: textSchema, documentNumber: textSchema.optional() }))
      .min(1)
      .max(32)
      .readonly(),
    listedOn: calendarDateSchema,
    term: termSchema,
    status: listingStatusSchema,
    verification: verificationSchema.optional(),
    followsFrom: followsFromSchema.optional(),
  })
  .refine((record) => record.term.kind === "indefinite" || record.term.lastOn >= record.listedOn, {
    error: "the term ends before the listing",
    path: ["term"],
  })
  .refine((record) => record.status.kind === "listed" || record.status.on >= record.listedOn, {
    error: "the exit comes before the listing",
    path: ["status"],
  })
  .refine((record) => record.status.kind === "listed" || exitWaysOf[record.list].has(record.status.way), {
    error: "no way off this list",
    path: ["status"],
  })
  .refine(
    ({ status, term }) =>
      status.kind === "listed" ||
      status.way !== "expired" ||
      (term.kind === "until" && status.on >= term.lastOn),
    { error: "expired before its term is over", path: ["status"] },
  )
  .refine(
    (record) =>
      record.followsFrom === undefined ||
      (record.list === "watch" && record.followsFrom.recordId !== record.recordId),
    { error: "only a watch record follows from another record", path: ["followsFrom"] },
  )
  .readonly();

export type ListRecord = z.infer<typeof listRecordSchema>;
/** The same as it is written down, before parsing. */
export type ListRecordInput = z.input<typeof listRecordSchema>;
