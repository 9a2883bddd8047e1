import { z } from "zod";
import type { Materials, Stage } from "../decision/facts";
import { InputError } from "../errors/yingcha-error";
import { type ResponsibleRole, responsibleRoleSchema } from "../lists/list-record";
import { textSchema } from "../lists/text-schema";
import { parseSubject, type SubjectInput } from "../subject/subject";
import { type CalendarDate, isCalendarDate } from "../time/calendar-date";
import type { Asked, ResponsiblePerson } from "./check";
import { complaintOfOptions } from "./complaint-of-options";

/** How to check; everything may be left out. */
export interface CheckHow {
  /** The host's number of the case; carried into the check. */
  readonly caseId?: string;
  /** Where the matter stands. Default `decision`. The outcome is the same at every stage (R28). */
  readonly stage?: Stage;
  /** Who checks; carried into the check. */
  readonly officerId?: string;
  /** Responsible persons the host knows of; checked where a measure of this matter falls on their role (R16). */
  readonly responsiblePersons?: readonly { readonly role: ResponsibleRole; readonly subject: SubjectInput }[];
  /** What the application lacks, for accept-with-gaps (R12). Absent: not asked. */
  readonly materials?: Materials;
  /** The day of the evaluation, YYYY-MM-DD Beijing; in procurement the standing on it counts: a later listing is shown and
   * not applied backwards, and clean years that became full later give nothing. */
  readonly evaluatedOn?: string;
  /** The oldest answer that will do, in ms since its request began. Default: the guard's; 0 asks anew. */
  readonly maxAgeMs?: number;
  /** Ends this caller's waiting; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

const idTextSchema = textSchema.max(128);

const checkHowSchema = z.strictObject({
  caseId: idTextSchema.optional(),
  stage: z.enum(["acceptance", "review", "decision"]).optional(),
  officerId: idTextSchema.optional(),
  responsiblePersons: z
    .array(z.strictObject({ role: responsibleRoleSchema, subject: z.unknown() }))
    .max(256)
    .optional(),
  materials: z
    .strictObject({
      missing: z
        .array(z.strictObject({ name: textSchema, demandedBy: z.enum(["law", "regulation", "none"]) }))
        .max(256),
      promise: z.enum(["written", "none"]),
      limit: z.strictObject({ workingDaysCount: z.int().min(1).max(366) }).optional(),
    })
    .optional(),
  evaluatedOn: z
    .custom<CalendarDate>(isCalendarDate, { error: "must be a day that exists, YYYY-MM-DD" })
    .optional(),
  maxAgeMs: z.number().min(0).max(86_400_000).optional(),
  signal: z
    .custom<AbortSignal>((value) => value instanceof AbortSignal, { error: "must be an AbortSignal" })
    .optional(),
});

/** The same, read and without what was left out. */
export interface ParsedHow {
  readonly caseId?: string;
  readonly stage: Stage;
  readonly officerId?: string;
  readonly asked: Omit<Asked, "matterType">;
  readonly maxAgeMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Reads the third argument of a check. Pure.
 *
 * @param how what the caller passed
 * @returns the options, responsible persons with canonical codes
 * @throws InputError `options-invalid`, naming the option; what parseSubject throws for a responsible person
 * @example
 * parseCheckHow({ caseId: "2026-000123", maxAgeMs: 0 })
 */
export function parseCheckHow(how: unknown): ParsedHow {
  const parsed = checkHowSchema.safeParse(ownOptions(how));
  if (!parsed.success)
    throw new InputError("options-invalid", complaintOfOptions(withinHow(parsed.error.issues), "how"));
  const {
    caseId,
    stage = "decision",
    officerId,
    responsiblePersons,
    materials,
    evaluatedOn,
    maxAgeMs,
    signal,
  } = parsed.data;
  return {
    stage,
    ...(caseId === undefined ? {} : { caseId }),
    ...(officerId === undefined ? {} : { officerId }),
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
    ...(signal === undefined ? {} : { signal }),
    asked: {
      ...(responsiblePersons === undefined
        ? {}
        : { responsiblePersons: responsiblePersons.map(({ role, subject }) => readPerson(role, subject)) }),
      ...(materials === undefined ? {} : { materials: readMaterials(materials) }),
      ...(evaluatedOn === undefined ? {} : { evaluatedOn }),
    },
  };
}

/**
 * Reads what an options argument itself holds, each property once. Pure.
 *
 * @param how what the caller passed
 * @returns a copy; what it inherits nobody passed
 * @throws InputError `options-invalid` for what is no object, and for a property that cannot be read
 * @example
 * ownOptions({ maxAgeMs: 0 })
 */
export function ownOptions(how: unknown): Readonly<Record<string, unknown>> {
  if (how === undefined || how === null) return {};
  if (typeof how !== "object") throw new InputError("options-invalid", "how must be an object.");
  try {
    return { ...how };
  } catch {
    throw new InputError("options-invalid", "A property of how cannot be read.");
  }
}

function withinHow(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return issues.map((issue) => ({ ...issue, path: ["how", ...issue.path] }));
}

function readPerson(role: ResponsibleRole, input: unknown): ResponsiblePerson {
  const { kind, code, name } = parseSubject(input);
  return { role, subject: name === undefined ? { kind, code } : { kind, code, name } };
}

function readMaterials(materials: z.infer<typeof checkHowSchema>["materials"] & object): Materials {
  const { limit, ...rest } = materials;
  return limit === undefined ? rest : { ...rest, limit };
}
