import type { Clock } from "../time/clock";
import type { PlatformLists } from "./http/platform-lists";

/** Longer than a machine sleeps, shorter than clocks are wrong by that bear another year. */
const leapMaxMs = 31 * 86_400_000;

/**
 * Keeps a wall clock that was set far ahead from ending records, which nobody could take back: a moment that lies more
 * than 31 days beyond what the monotonic clock knows is done nothing at, neither a reading nor an act. Once the wall
 * clock is right again all goes on; where it is right already and was wrong before, a new start says so. The operator
 * is told by a warning of the process.
 *
 * @param lists what is asked and changed
 * @param clock that of the moments, which is what is judged
 * @returns the lists, whose acts reject after such a leap
 * @source 六(一), 六(二) (R6): a record ends by the calendar alone
 * @example
 * steadyLists(store, systemClock)
 */
export function steadyLists(lists: PlatformLists, clock: Clock): PlatformLists {
  let trustedMs = clock.wallMs() - clock.monotonicMs();
  let isWarned = false;

  // By the clock itself: who asks for no moment, to see whether anything is answered, is told so too.
  function demandSteady(): void {
    const aheadMs = clock.wallMs() - clock.monotonicMs();
    if (aheadMs - trustedMs <= leapMaxMs) {
      isWarned = false;
      // A clock that was set back and is set right has not leapt.
      trustedMs = Math.max(trustedMs, aheadMs);
      return;
    }
    const message =
      "The wall clock leapt ahead by more than 31 days, so nothing is answered. Set it right, or start anew if it is.";
    if (!isWarned) process.emitWarning(message, { code: "YINGCHA_CLOCK_LEAPT" });
    isWarned = true;
    throw new Error(message);
  }

  return {
    async lookUp(subjects, moment, how) {
      demandSteady();
      return lists.lookUp(subjects, moment, how);
    },
    async publicPage(asked, moment) {
      demandSteady();
      return lists.publicPage(asked, moment);
    },
    async publicRecordsOf(subject, moment) {
      demandSteady();
      return lists.publicRecordsOf(subject, moment);
    },
    async apply(transition, moment) {
      demandSteady();
      return lists.apply(transition, moment);
    },
    async accept(feedback, moment) {
      demandSteady();
      return lists.accept(feedback, moment);
    },
    async casesTouched(recordId, how) {
      demandSteady();
      return lists.casesTouched(recordId, how);
    },
    async changesSince(sequence, maxCount, moment) {
      demandSteady();
      return lists.changesSince(sequence, maxCount, moment);
    },
    statistics: {
      async count(question) {
        demandSteady();
        return lists.statistics.count(question);
      },
      async report(matterCount, moment) {
        demandSteady();
        return lists.statistics.report(matterCount, moment);
      },
    },
  };
}
