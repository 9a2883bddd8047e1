import { describe, expect, test } from "vitest";
import { untilAborted } from "../../src/freshness/until-aborted";

describe("waiting for shared work, lessons §4 rule 6,", () => {
  test("without a signal is waiting for the work itself", () => {
    const work = Promise.resolve(1);
    expect(untilAborted(work, undefined)).toBe(work);
  });

  test("gives what the work gives, or its failure, and leaves no listener behind", async () => {
    const controller = new AbortController();
    const added: unknown[] = [];
    const removed: unknown[] = [];
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      added.push(args[1]);
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      removed.push(args[1]);
      removeEventListener.apply(signal, args);
    };
    expect(await untilAborted(Promise.resolve(1), signal)).toBe(1);
    const error = new Error("failed");
    await expect(untilAborted(Promise.reject(error), signal)).rejects.toBe(error);
    await Promise.resolve();
    expect(added).toHaveLength(2);
    expect(removed).toEqual(added);
  });

  test("ends with the signal's own reason, whatever comes of the work later", async () => {
    const controller = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<number>((_, reject) => (fail = reject));
    const waiting = untilAborted(work, controller.signal);
    const reason = new Error("the officer left");
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    fail(new Error("unheard"));
    await expect(work).rejects.toThrow("unheard");
  });

  test("does not begin once the signal is aborted, and a failure of the work goes unheard", async () => {
    const reason = new Error("the officer left");
    await expect(untilAborted(Promise.reject(new Error("unheard")), AbortSignal.abort(reason))).rejects.toBe(
      reason,
    );
  });
});
