import { initiationsSchema } from "../../src/contract/engagement-response";
import { platformPath } from "../../src/contract/platform-path";
import { publicPageSchema } from "../../src/contract/public-record";
import { median } from "../median";
import { agencyRequests } from "./agency-requests";
import { type RawRequest, rawAnswer } from "./raw-answer";
import { agency, department, signed } from "./served-world";
import { by, type Watched } from "./world";

/** Where the two worlds are asked. */
export interface TwoWorlds {
  readonly watched: string;
  readonly unwatched: string;
}

/** What the comparison came to. */
export interface Compared {
  readonly publicCount: number;
  readonly signedCount: number;
  /** The requests whose answers were not the same, byte for byte. */
  readonly differing: readonly string[];
  /** Records on all pages of both public lists, read once. */
  readonly recordCount: number;
  /** Listings that call on the agency's department, of which it is told. */
  readonly initiationCount: number;
  /** Of how many subjects a department was told otherwise. */
  readonly toldCount: number;
  readonly watchedMs: number;
  readonly unwatchedMs: number;
}

const lookupCount = 500;
const limits = ["", "limit=33", "limit=7"];

/** Asks both worlds all that the public and an agency may ask, and compares each answer raw. */
export async function compareWorlds(worlds: TwoWorlds, all: readonly Watched[]): Promise<Compared> {
  const differing: string[] = [];
  let publicCount = 0;
  let signedCount = 0;
  let recordCount = 0;
  const times: { readonly watched: number[]; readonly unwatched: number[] } = { watched: [], unwatched: [] };

  async function both(asked: RawRequest) {
    const startMs = performance.now();
    const one = await rawAnswer(worlds.watched, asked);
    const middleMs = performance.now();
    const other = await rawAnswer(worlds.unwatched, asked);
    const ms = { watched: middleMs - startMs, unwatched: performance.now() - middleMs };
    if (one.text !== other.text) differing.push(`${asked.method} ${asked.path}`);
    return { one, other, ms };
  }
  async function openly(path: string, more: Partial<RawRequest> = {}) {
    publicCount += 1;
    return both({ method: "GET", path, ...more });
  }

  for (const list of ["red", "black"])
    for (const limit of limits) {
      let after: string | null = "";
      while (after !== null) {
        const query: string = [limit, after === "" ? "" : `after=${after}`]
          .filter((part) => part !== "")
          .join("&");
        const { one } = await openly(`public/v1/lists/${list}${query === "" ? "" : `?${query}`}`);
        const page = publicPageSchema.parse(JSON.parse(one.body));
        if (limit === "") recordCount += page.records.length;
        after = page.next;
      }
    }
  for (const { subject } of all) {
    const { ms } = await openly(`public/v1/subjects/${subject.kind}/${subject.code}`);
    times.watched.push(ms.watched);
    times.unwatched.push(ms.unwatched);
  }
  for (const [path, more] of oddRequests(all)) await openly(path, more);

  let serial = 0;
  const asAgency = (asked: RawRequest) => {
    signedCount += 1;
    serial += 1;
    return both(signed(agency, serial, asked));
  };
  let toldCount = 0;
  for (const asked of lookupsOf(all)) {
    await asAgency(asked);
    serial += 1;
    const sent = signed(department, serial, asked);
    const one = standingsIn((await rawAnswer(worlds.watched, sent)).body);
    const other = standingsIn((await rawAnswer(worlds.unwatched, sent)).body);
    toldCount += one.filter((standing, place) => standing !== other[place]).length;
  }
  for (const asked of agencyRequests(all)) await asAgency(asked);
  let initiationCount = 0;
  for (const open of ["", "&open=true"]) {
    let after: string | undefined = "";
    while (after !== undefined) {
      const query = `department=${by.code}${open}${after === "" ? "" : `&after=${after}`}`;
      const { one } = await asAgency({ method: "GET", path: `${platformPath.initiations}?${query}` });
      const page = initiationsSchema.parse(JSON.parse(one.body));
      initiationCount += page.initiations.length;
      after = page.next;
    }
  }
  const { watched, unwatched } = times;
  const ofTimes = { watchedMs: median(watched), unwatchedMs: median(unwatched) };
  return { publicCount, signedCount, differing, recordCount, initiationCount, toldCount, ...ofTimes };
}

function lookupsOf(all: readonly Watched[]): readonly RawRequest[] {
  const subjects = all.map(({ subject }) => subject);
  return Array.from({ length: Math.ceil(subjects.length / lookupCount) }, (_, place) => ({
    method: "POST",
    path: platformPath.lookups,
    body: JSON.stringify({ subjects: subjects.slice(place * lookupCount, (place + 1) * lookupCount) }),
  }));
}

function standingsIn(body: string): readonly string[] {
  const { standings } = JSON.parse(body) as { readonly standings: readonly unknown[] };
  return standings.map((standing) => JSON.stringify(standing));
}

/** What a curious reader tries. */
function oddRequests(all: readonly Watched[]): readonly (readonly [string, Partial<RawRequest>])[] {
  const code = all[0]?.subject.code ?? "";
  const own = `public/v1/subjects/uscc/${code}`;
  return [
    ...["", "openapi.json", "health", "no-such-path", "v1/lookups", "v1/changes", "v1/health"],
    ...["public/v1/lists/watch", "public/v1/lists", "public/v1/lists/red/1", "public/v1/subjects/uscc"],
    ...["?limit=0", "?limit=101", "?limit=1&limit=2", "?after=x", "?since=1"].map(
      (query) => `public/v1/lists/black${query}`,
    ),
    ...["public/v1/subjects/uscc/X", "public/v1/subjects/person/1", "public/v1/subjects/resident-id/1"],
    ...[`${own}?list=watch`, `${own}:watch`, `${own}/watch`, "public/v1/subjects/uscc/91350500PDY99999X1"],
  ]
    .map((path): readonly [string, Partial<RawRequest>] => [path, {}])
    .concat(
      ["HEAD", "OPTIONS", "DELETE"].flatMap((method) =>
        [own, "public/v1/lists/red", "public/v1/lists/watch", "health", ""].map(
          (path): readonly [string, Partial<RawRequest>] => [path, { method }],
        ),
      ),
      [[own, { headers: { "if-none-match": "*" } }]],
    );
}
