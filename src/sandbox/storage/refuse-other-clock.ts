import { InputError } from "../../errors/yingcha-error";

/** By NTP clocks agree to milliseconds; by more than that one of them is wrong. */
const clockApartMaxMs = 10_000;

/** Asks PostgreSQL for its own clock, in milliseconds. */
export const serverClock = "select extract(epoch from clock_timestamp())::float8 * 1000 as ms";

/**
 * Refuses a machine whose clock is apart from that of the database's server: by the clock of one machine the terms of
 * records end for all, and do so for good. What the question itself took is held against nobody. Pure.
 *
 * @param rows what the server answered to {@link serverClock}
 * @param machine its clock when it asked, and when it had the answer
 * @throws {InputError} `clock-diverged` for one that is more than 10 s apart
 * @source 六(一) (R6)
 * @example
 * refuseOtherClock(rows, { askedMs, answeredMs: clock.wallMs() });
 */
export function refuseOtherClock(
  rows: readonly unknown[],
  { askedMs, answeredMs }: { readonly askedMs: number; readonly answeredMs: number },
): void {
  const [row] = rows as readonly { readonly ms: number }[];
  const serverMs = row?.ms ?? Number.NaN;
  const apartMs = Math.round(serverMs < askedMs ? serverMs - askedMs : Math.max(0, serverMs - answeredMs));
  if (!(Math.abs(apartMs) <= clockApartMaxMs))
    throw new InputError(
      "clock-diverged",
      `The clock of the database's server is ${apartMs} ms from that of this machine; at most ${clockApartMaxMs} ms are taken.`,
    );
}
