import {
  inNewDatabase,
  isPostgresRequired,
  isReachable,
  postgresUrl,
} from "../tests/sandbox/storage/postgres-schema";
import type { Extent, Figure } from "./proof";

/** What a proof says that left its part on PostgreSQL out. */
export const postgresSkipped =
  "SKIPPED: PostgreSQL is out of reach; of what it keeps nothing is proved here.";

/** How a part on PostgreSQL is proved. */
interface OnPostgres {
  readonly extent: Extent;
  readonly say: (line: string) => void;
  readonly url?: string;
  /** A proof in full, which is asked for by hand, always requires it. */
  readonly isRequired?: boolean;
}

/**
 * Proves something on PostgreSQL, in a database of its own, which is dropped afterwards. Where no server is within reach, a short form says that it skipped this part and has
 * no figure of it, unless PostgreSQL is required; then, and in full, a figure falls short.
 */
export async function figuresOnPostgres(
  { extent, say, url = postgresUrl, isRequired = isPostgresRequired }: OnPostgres,
  prove: (url: string) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  if (await isReachable(url)) return inNewDatabase(prove, url);
  if (extent === "full" || isRequired)
    return [{ what: "servers of PostgreSQL within reach", measured: 0, bound: { atLeast: 1 } }];
  say(postgresSkipped);
  return [];
}
