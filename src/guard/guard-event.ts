import type { ErrorCode } from "../errors/error-code";

/**
 * What a guard tells of its work. An event goes to logs and meters, so it holds no code but masked, and neither
 * outcome nor record, which could give away the watch list, 四(四).
 */
export type GuardEvent =
  | {
      readonly kind: "checked";
      /** The masked code. */
      readonly subject: string;
      /** `unlisted` for one that no catalogue vouches for. */
      readonly matterType: string;
      /** `memory`: answered from the warm cache; `established` and `undetermined` are what a fresh look came to. */
      readonly establishment: "established" | "undetermined";
      readonly from: "memory" | "lists";
    }
  | { readonly kind: "not-established"; readonly code: ErrorCode; readonly matterType: string }
  | { readonly kind: "catalogue-activated"; readonly catalogueId: string; readonly version: number };

/** The kinds of event. */
export type GuardEventKind = GuardEvent["kind"];

/** The event of one kind. */
export type GuardEventOf<K extends GuardEventKind> = Extract<GuardEvent, { readonly kind: K }>;

/** Listeners by kind of event. */
export interface GuardEvents {
  /** How many listen, so that a warm check need not make an event for nobody. */
  readonly listenerCount: Readonly<Record<GuardEventKind, number>>;
  tell(event: GuardEvent): void;
  on<K extends GuardEventKind>(kind: K, listener: (event: GuardEventOf<K>) => void): () => void;
}

/**
 * Makes the list of listeners. What a listener throws is dropped: an approval must not hang on a meter.
 *
 * @returns an empty list
 * @example
 * const stop = events.on("checked", (event) => meter.add(1, { matterType: event.matterType }))
 */
export function createGuardEvents(): GuardEvents {
  const listeners = new Map<GuardEventKind, Set<(event: GuardEvent) => unknown>>();
  const listenerCount = { checked: 0, "not-established": 0, "catalogue-activated": 0 };
  return {
    listenerCount,
    tell(event) {
      for (const listener of [...(listeners.get(event.kind) ?? [])]) {
        try {
          const made = listener(event);
          if (made instanceof Promise) made.catch(() => undefined);
        } catch {
          // Dropped, as the contract says.
        }
      }
    },
    on(kind, listener) {
      const heard = (event: GuardEvent): unknown => (isOfKind(event, kind) ? listener(event) : undefined);
      const those = listeners.get(kind) ?? new Set();
      listeners.set(kind, those.add(heard));
      listenerCount[kind] = those.size;
      return () => {
        those.delete(heard);
        listenerCount[kind] = those.size;
      };
    },
  };
}

function isOfKind<K extends GuardEventKind>(event: GuardEvent, kind: K): event is GuardEventOf<K> {
  return event.kind === kind;
}
