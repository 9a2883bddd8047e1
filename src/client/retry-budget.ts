/** What retries may still be spent, so that an outage is not answered with more load. */
export interface RetryBudget {
  /** Takes the price of one retry; `spent` when the budget does not have it. */
  spend(): "granted" | "spent";
  /** Pays a little back for a request that went through at the first try. */
  refund(): void;
}

const capacity = 500;
const retryPrice = 14;
const refundPerSuccess = 1;

/**
 * Makes a token bucket for retries: 500 tokens, 14 a retry, 1 back for each success.
 *
 * @returns a full budget; with it spent, a lasting outage costs one request per call
 * @source the standard retry mode of the AWS SDKs, as of November 2026
 * @example
 * if (budget.spend() === "granted") await sendAgain()
 */
export function createRetryBudget(): RetryBudget {
  let tokens = capacity;
  return {
    spend() {
      if (tokens < retryPrice) return "spent";
      tokens -= retryPrice;
      return "granted";
    },
    refund() {
      tokens = Math.min(capacity, tokens + refundPerSuccess);
    },
  };
}
