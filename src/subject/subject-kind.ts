/**
 * Every kind of identifier a subject can be named by, in the order in which documentation shows them.
 *
 * @source GB 32100-2015, GB 11714-1997, GB 11643-1999; the travel documents as in `cerType` of the platforms
 * @example
 * subjectKinds.includes("uscc") // true
 */
export const subjectKinds = [
  "uscc",
  "organization-code",
  "registration-number",
  "resident-id",
  "passport",
  "hong-kong-permit",
  "macao-permit",
  "taiwan-permit",
] as const;

/** One of {@link subjectKinds}: which register a code belongs to, always given and never inferred. */
export type SubjectKind = (typeof subjectKinds)[number];

/** What is fixed about one kind of identifier. */
export interface SubjectKindRow {
  /** The Chinese name of the identifier, as forms print it. */
  readonly title: string;
  /** Who bears such a code; a person's code is masked far more than an organization's. */
  readonly holder: "organization" | "person";
}

/**
 * The one table of identifier kinds: Chinese title and holder of each.
 *
 * @source GB 32100-2015, GB 11714-1997, GB 11643-1999
 * @example
 * subjectKindTable["resident-id"].title // "居民身份证号码"
 */
export const subjectKindTable: Readonly<Record<SubjectKind, SubjectKindRow>> = {
  uscc: { title: "统一社会信用代码", holder: "organization" },
  "organization-code": { title: "组织机构代码", holder: "organization" },
  "registration-number": { title: "注册号", holder: "organization" },
  "resident-id": { title: "居民身份证号码", holder: "person" },
  passport: { title: "护照", holder: "person" },
  "hong-kong-permit": { title: "港澳居民来往内地通行证 (香港)", holder: "person" },
  "macao-permit": { title: "港澳居民来往内地通行证 (澳门)", holder: "person" },
  "taiwan-permit": { title: "台湾居民来往大陆通行证", holder: "person" },
};

/**
 * Tells whether a value is one of {@link subjectKinds}.
 *
 * Pure; inherited property names such as `constructor` are not kinds.
 *
 * @param value anything
 * @returns true for a known kind, written exactly; false for all else
 * @source 三(三): the kind is given, never guessed
 * @example
 * isSubjectKind("uscc") // true
 */
export function isSubjectKind(value: unknown): value is SubjectKind {
  return typeof value === "string" && Object.hasOwn(subjectKindTable, value);
}
