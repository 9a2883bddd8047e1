import type { SeededRandom } from "../../seeded-random";
import type { Exchange, HostileKind, Reply } from "../hostile-kind";
import { type Wire, wireRecord } from "../world";

type Rows<T> = readonly (readonly [name: string, spoil: (exchange: Exchange) => T])[];

const lookups = (theme: string, rows: Rows<void>): readonly HostileKind[] =>
  rows.map(([name, answer]) => ({
    name: `${theme}: ${name}`,
    theme,
    on: "lookup",
    targets: "everybody",
    answer,
  }));

/** Kinds that put something else in the place of the target's standing. */
export function standingKinds(theme: string, rows: Rows<unknown>): readonly HostileKind[] {
  return envelopeKinds(
    theme,
    rows.map(([name, spoil]) => [
      name,
      (exchange) => {
        const standings = exchange.answer["standings"] as readonly unknown[];
        const spoilt = standings.map((one) => (one === exchange.standing ? spoil(exchange) : one));
        return { ...exchange.answer, standings: spoilt };
      },
    ]),
  );
}

/** Kinds that hide a spoilt record among right ones. */
export function recordKinds(
  theme: string,
  rows: readonly (readonly [name: string, change: Wire | ((exchange: Exchange) => unknown)])[],
): readonly HostileKind[] {
  return standingKinds(
    theme,
    rows.map(([name, change]) => [
      name,
      (exchange) => {
        const { standing, target, random } = exchange;
        const spoilt = typeof change === "function" ? change(exchange) : wireRecord(target, change);
        return { ...standing, records: amongRight(spoilt, exchange, random) };
      },
    ]),
  );
}

function amongRight(spoilt: unknown, { target }: Exchange, random: SeededRandom): readonly unknown[] {
  const rightCount = random.below(4);
  const records: unknown[] = Array.from({ length: rightCount }, (_, index) =>
    wireRecord(target, { recordId: `R-${index}` }),
  );
  records.splice(random.below(rightCount + 1), 0, spoilt);
  return records;
}

/** Kinds that put something else in the place of the whole answer. */
export function envelopeKinds(theme: string, rows: Rows<unknown>): readonly HostileKind[] {
  return textKinds(
    theme,
    rows.map(([name, spoil]) => [name, (exchange) => JSON.stringify(spoil(exchange))]),
  );
}

/** Kinds that put another body in the place of the answer's text, rightly signed. */
export function textKinds(theme: string, rows: Rows<string | Uint8Array>): readonly HostileKind[] {
  return replyKinds(
    theme,
    rows.map(([name, spoil]) => [name, (exchange) => ({ body: spoil(exchange) })]),
  );
}

/** Kinds in which status, headers or signature are wrong. */
export function replyKinds(theme: string, rows: Rows<Reply>): readonly HostileKind[] {
  return lookups(
    theme,
    rows.map(([name, spoil]) => [name, (exchange) => exchange.send(spoil(exchange))]),
  );
}

/** Kinds that answer by the bare connection. */
export function rawKinds(theme: string, rows: Rows<void>): readonly HostileKind[] {
  return lookups(theme, rows).map(({ targets: _, ...kind }) => kind);
}

/** Puts a member before all others of the first object that starts with `before`, as text, so that it may stand twice. */
export function withMember(text: string, before: string, member: string): string {
  const place = text.indexOf(before);
  if (place === -1) throw new TypeError(`There is no ${before} to stand before.`);
  return `${text.slice(0, place)}${member},${text.slice(place)}`;
}

/** Marks the kinds that hold to the contract and establish nothing by what they themselves say. */
export function rememberedAsUndetermined(
  kinds: readonly HostileKind[],
  names: readonly string[],
): readonly HostileKind[] {
  const marked = new Set(names);
  return kinds.map((kind) => {
    const name = kind.name.slice(kind.theme.length + 2);
    return marked.delete(name) ? { ...kind, remembered: "as-undetermined" as const } : kind;
  });
}
