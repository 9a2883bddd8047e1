import type { ListRecord } from "../lists/list-record";
import type { Link, ListSourceState, Recognition, SubjectType } from "../lists/standing";
import type { SubjectRef } from "../subject/subject";
import type { CalendarDate } from "../time/calendar-date";

/** What the platform holds of one subject. */
export interface RegisteredSubject {
  readonly subject: SubjectRef;
  readonly subjectType: SubjectType;
  readonly name: string;
  readonly formerNames?: readonly string[];
  readonly links?: readonly Link[];
  readonly records?: readonly ListRecord[];
  readonly cleanSinceOn?: CalendarDate;
  readonly recognitions?: readonly Recognition[];
  /** The id of a list source that does not answer for this subject. */
  readonly missingSource?: ListSourceState["id"];
}
