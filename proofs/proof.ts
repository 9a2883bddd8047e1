/** A number that a proof came to, and what it may be. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  /** Of `measured` and of the bound, where it is not a plain count. */
  readonly unit?: string;
  readonly bound: { readonly atMost: number } | { readonly atLeast: number };
}

/** `full` is what the documents claim; `short` is what `npm test` runs, over the same code in some seconds. */
export type Extent = "full" | "short";

/** A heavy proof of one promise. */
export interface Proof {
  /** What it is called by: `npm run prove -- NAME`. */
  readonly name: string;
  /** The promise, in a sentence. */
  readonly what: string;
  /** Runs it; `say` tells how it goes, and which case fell short, before the figures come. */
  run(extent: Extent, say: (line: string) => void): Promise<readonly Figure[]>;
}

/** Whether a figure is within its bound; one that is no number never is. */
export function isWithinBound({ measured, bound }: Figure): boolean {
  return "atMost" in bound ? measured <= bound.atMost : measured >= bound.atLeast;
}

/** One line a figure, as the door prints it. */
export function figureLine(figure: Figure): string {
  const { what, measured, unit, bound } = figure;
  const demanded = "atMost" in bound ? `at most ${shown(bound.atMost)}` : `at least ${shown(bound.atLeast)}`;
  const verdict = isWithinBound(figure) ? "holds" : "FALLS SHORT";
  return `${verdict.padEnd(11)}  ${what}: ${shown(measured)}${unit === undefined ? "" : ` ${unit}`} (${demanded})`;
}

function shown(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en-US") : value.toPrecision(4);
}
