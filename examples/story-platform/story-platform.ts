import { type CalendarDate, type GuardOptions, parseCalendarDate } from "yingcha";
import type { OrganizationSketch, PersonSketch, RecordDraft } from "yingcha/testing";

/** Somebody on the platform's lists. */
export interface Listed {
  readonly code: string;
  readonly name: string;
}

/** The platform as a story sees it: the same over msw and over a served sandbox. */
export interface StoryPlatform {
  readonly connection: GuardOptions["platform"];
  /** The platform's day in Beijing, or one so many days from it. */
  day(offset?: number): CalendarDate;
  company(sketch?: OrganizationSketch): Listed;
  person(sketch?: PersonSketch): Listed;
  /** Lists somebody while the story runs, and gives the record's id. */
  list(who: Listed, draft: RecordDraft): string;
  goDown(): void;
  slowDown(how: { readonly delayMs: number }): void;
  /** From now on what the platform answers is spoilt on its way. */
  garble(how: Garbling): void;
  recover(): void;
  /** How many lookups about somebody have reached the platform. */
  lookupCount(who: Listed): number;
  close(): Promise<void>;
}

/** What may become of an answer on its way, none of which must read as "no record". */
export const garblings = {
  "a page in the place of an answer": async () =>
    new Response("<html>系统维护</html>", { headers: { "content-type": "text/html" } }),
  "an empty object": async (honest: Response) => new Response("{}", { headers: honest.headers }),
  "half an answer": async (honest: Response) => {
    const text = await honest.text();
    return new Response(text.slice(0, text.length / 2), { headers: honest.headers });
  },
  "an answer without its records": async (honest: Response) => {
    const text = await honest.text();
    return new Response(text.replace(/"records":\[\{.*?\}\]/s, '"records":[]'), { headers: honest.headers });
  },
} as const satisfies Readonly<Record<string, (honest: Response) => Promise<Response>>>;

export type Garbling = keyof typeof garblings;

/** Names somebody so that an application can give the very name the lists hold. */
export function numberedName(number: number): string {
  return `示例第${number}有限公司（虚构）`;
}

/** Today in Beijing, or a day so many days from it. */
export function beijingDay(offset = 0): CalendarDate {
  const shiftedMs = Date.now() + (8 + 24 * offset) * 3_600_000;
  return parseCalendarDate(new Date(shiftedMs).toISOString().slice(0, 10));
}
