import type { CatalogueDocument } from "./catalogue-document";

/** A field that is otherwise than before; `before` or `after` is absent where the field is. */
export interface FieldChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What became of the rows of one kind, by their ids. */
export interface RowsDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly FieldChange[] }[];
}

/** What changed from one catalogue to another. A citation is a field of what cites it, `bases`. */
export interface CatalogueDiff {
  readonly from: number;
  readonly to: number;
  /** What the document says of itself: title, issuer, the day on which it takes effect, parameters. */
  readonly head: readonly FieldChange[];
  readonly entries: RowsDiff;
  readonly measures: RowsDiff;
  readonly matterTypes: RowsDiff;
  readonly itemCodes: RowsDiff;
}

/**
 * Says what changed from one catalogue to another. Pure.
 *
 * @param from the one
 * @param to the other, of whichever version
 * @returns what was added, removed and changed, in the order of the documents; rows that only moved are no change
 * @source 五(四) 动态调整
 * @example
 * catalogueDiff(active, pending).entries.added
 */
export function catalogueDiff(from: CatalogueDocument, to: CatalogueDocument): CatalogueDiff {
  const headOf = ({ entries, measures, matterTypes, itemCodes, ...head }: CatalogueDocument) => head;
  return {
    from: from.version,
    to: to.version,
    head: fieldChanges(headOf(from), headOf(to)).filter(({ field }) => field !== "version"),
    entries: rowsDiff(from.entries, to.entries, (entry) => entry.entryId),
    measures: rowsDiff(from.measures, to.measures, (measure) => measure.measureId),
    matterTypes: rowsDiff(from.matterTypes, to.matterTypes, (matterType) => matterType.id),
    itemCodes: rowsDiff(from.itemCodes, to.itemCodes, (row) => row.itemCode),
  };
}

function rowsDiff<T extends object>(
  from: readonly T[],
  to: readonly T[],
  idOf: (row: T) => string,
): RowsDiff {
  const before = new Map(from.map((row) => [idOf(row), row]));
  const after = new Map(to.map((row) => [idOf(row), row]));
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: [...after].flatMap(([id, row]) => {
      const was = before.get(id);
      const fields = was === undefined ? [] : fieldChanges(was, row);
      return fields.length === 0 ? [] : [{ id, fields }];
    }),
  };
}

function fieldChanges(from: object, to: object): readonly FieldChange[] {
  const before = new Map<string, unknown>(Object.entries(from));
  const after = new Map<string, unknown>(Object.entries(to));
  const fields = new Set([...before.keys(), ...after.keys()]);
  return [...fields].flatMap((field) => {
    const [was, is] = [before.get(field), after.get(field)];
    if (canonical(was) === canonical(is)) return [];
    return [
      {
        field,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ];
  });
}

/** The order in which an object names its fields says nothing. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
