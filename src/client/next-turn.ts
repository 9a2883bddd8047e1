/**
 * Lets whatever is due run first, deadlines above all, before long work goes on.
 *
 * @returns a promise that is kept once the timers that are due have fired
 * @example
 * await nextTurn()
 */
export function nextTurn(): Promise<void> {
  // Not setImmediate: after work in the poll phase it comes before the timers.
  return new Promise((resolve) => setTimeout(resolve, 0));
}
