import { z } from "zod";
import type { CatalogueDocumentInput } from "./catalogue/catalogue-document";
import type { PolicyPack } from "./catalogue/policy-pack";
import { parseBaseUrl } from "./client/base-url";
import { watchListDemandSchema } from "./client/watch-list-demand";
import { InputError } from "./errors/yingcha-error";
import { complaintOfOptions } from "./guard/complaint-of-options";
import { publicKeyOfPem } from "./integrity/public-key-of-pem";
import { idSchema, textSchema } from "./lists/text-schema";
import { isCalendarDate } from "./time/calendar-date";
import type { Clock } from "./time/clock";
import type { WorkingDayCalendar } from "./time/working-days";

/** What `createGuard` takes. */
export interface GuardOptions {
  readonly platform: {
    /** Absolute; https, or http on this machine's loopback. Paths are joined below it. */
    readonly baseUrl: string;
    /** The application's key, as the platform gave it. */
    readonly appKey: string;
    /** The application's secret, at least 16 characters. Keep it out of the source. */
    readonly secret: string;
    /** For one check with everything it asks, retries and bodies included. Default 3,000; 100 to 60,000. */
    readonly deadlineMs?: number;
    /** How old the lists may be at the platform when it answers. Default a day; 60,000 to 31 days. */
    readonly asOfMaxAgeMs?: number;
    /** The most that is read of an answer after decompression. Default 8 MiB; 64 KiB to 256 MiB. */
    readonly answerMaxBytes?: number;
    /** Public keys of Ed25519 in PEM: the platform's catalogue is taken only where one of them signed it. Default: whoever
     * the platform is answers for it. */
    readonly catalogueKeys?: readonly string[];
    /** What becomes of a check of which the platform does not tell the watch list to this application, 四(四). `demanded`:
     * nothing is established, for whoever shares that list must look at it. `if-told`: for those whom it is not for,
     * outside the departments; what it says is then no part of any decision. Default `demanded`. */
    readonly watchList?: "demanded" | "if-told";
    /** What sends requests in place of `node:http` (elsewhere: the global fetch): for a proxy, say. */
    readonly fetch?: typeof fetch;
  };
  /** Who checks. Absent: measures of every approving department count as own (R30). */
  readonly department?: { readonly code: string; readonly name: string };
  /** The oldest answer that will do, in ms since its request began. Default 60,000; 0 to 3,600,000. */
  readonly maxAgeMs?: number;
  /** How many answers are remembered per kind of code. Default 100,000. */
  readonly cacheMaxCount?: number;
  /** A department's own catalogue, in the place of the platform's. */
  readonly catalogue?: CatalogueDocumentInput;
  /** The policy pack. Default `quanzhou-2018-51`. */
  readonly pack?: PolicyPack;
  /** Working days. Default: those of mainland China, known to the end of 2026. */
  readonly calendar?: WorkingDayCalendar;
  /** Default: the system's clocks. */
  readonly clock?: Clock;
}

const mebibyte = 1_048_576;
const dayMs = 86_400_000;

const schema = z.strictObject({
  platform: z.strictObject({
    baseUrl: z.string(),
    appKey: idSchema,
    secret: z.string().min(16).max(1_024),
    deadlineMs: z.int().min(100).max(60_000).default(3_000),
    asOfMaxAgeMs: z
      .int()
      .min(60_000)
      .max(31 * dayMs)
      .default(dayMs),
    answerMaxBytes: z
      .int()
      .min(65_536)
      .max(256 * mebibyte)
      .default(8 * mebibyte),
    catalogueKeys: z
      .array(
        z.string().transform((pem, context) => {
          const key = publicKeyOfPem(pem);
          if (key === undefined) context.addIssue("must be a public key of Ed25519 in PEM");
          return key ?? "";
        }),
      )
      .min(1)
      .optional(),
    watchList: watchListDemandSchema.default("demanded"),
    fetch: z
      .custom<typeof fetch>((value) => typeof value === "function", {
        error: "must be a function like fetch",
      })
      .optional(),
  }),
  department: z.strictObject({ code: idSchema, name: textSchema }).optional(),
  maxAgeMs: z.int().min(0).max(3_600_000).default(60_000),
  cacheMaxCount: z.int().min(1).max(10_000_000).default(100_000),
  catalogue: z.unknown().optional(),
  pack: z.unknown().optional(),
  calendar: z
    .custom<WorkingDayCalendar>(isWorkingDayCalendar, {
      error: "must be { knownFrom, knownThrough, holidays, makeupDays }: two dates and two sets of dates",
    })
    .optional(),
  clock: z
    .custom<Clock>(isClock, {
      error: "must be { wallMs, monotonicMs }: two functions that give milliseconds",
    })
    .optional(),
});

function isClock(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("wallMs" in value) || !("monotonicMs" in value))
    return false;
  const { wallMs, monotonicMs } = value;
  return (
    typeof wallMs === "function" && typeof monotonicMs === "function" && Number.isFinite(wallMs.call(value))
  );
}

function isWorkingDayCalendar(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { knownFrom, knownThrough, holidays, makeupDays } = value as Partial<WorkingDayCalendar>;
  return (
    isCalendarDate(knownFrom) &&
    isCalendarDate(knownThrough) &&
    holidays instanceof Set &&
    makeupDays instanceof Set
  );
}

/** The options with every default in place. */
export type ParsedGuardOptions = Omit<z.infer<typeof schema>, "platform"> & {
  readonly platform: Omit<z.infer<typeof schema>["platform"], "baseUrl"> & { readonly baseUrl: URL };
};

/**
 * Reads the options of a guard, once. Pure.
 *
 * @param options what the caller passed
 * @returns the options with defaults
 * @throws InputError `options-invalid`, naming the option and what it must be, never its value
 * @example
 * parseGuardOptions({ platform: { baseUrl, appKey, secret } })
 */
export function parseGuardOptions(options: unknown): ParsedGuardOptions {
  const parsed = schema.safeParse(options);
  if (!parsed.success)
    throw new InputError(
      "options-invalid",
      complaintOfOptions(parsed.error.issues, "The argument of createGuard"),
    );
  const { platform, ...rest } = parsed.data;
  return { ...rest, platform: { ...platform, baseUrl: parseBaseUrl(platform.baseUrl) } };
}
