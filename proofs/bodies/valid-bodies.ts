import type { ResponsibleRole } from "../../src/lists/list-record";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { createRegistry } from "../../src/sandbox/registry";
import { scenariosOn } from "../../src/sandbox/scenarios";
import { isSameSubject, type SubjectRef } from "../../src/subject/subject";
import { type CalendarDate, parseCalendarDate } from "../../src/time/calendar-date";

/** The day of the proof, and the instants of the answer and of its arrival. */
export const provenOn: CalendarDate = parseCalendarDate("2026-11-24");
export const asOf = "2026-11-24T09:00:00+08:00";
export const arrivedMs = Date.parse("2026-11-24T09:01:00+08:00");

/** An answer that is right in everything, and whom it was asked about, first the one to check. */
export interface ValidAnswer {
  readonly name: string;
  readonly asked: readonly SubjectRef[];
  readonly responsiblePersons: readonly { readonly role: ResponsibleRole; readonly subject: SubjectRef }[];
  readonly matterType: string;
  /** What a check comes to by it; absent where more than the answer decides. */
  readonly outcome?: string;
  readonly text: string;
}

const registry = createRegistry();
const { subjects, scenarios } = scenariosOn(provenOn);
for (const subject of subjects) registry.register(subject);

/** The answers about every seeded situation of the sandbox: the subject, whoever is checked with it, and a stranger. */
export const validAnswers: readonly ValidAnswer[] = scenarios.map(
  ({ name, subject, matterType, outcome, how = {} }) => {
    const { kind, code } = typeof subject === "string" ? ({ kind: "uscc", code: subject } as const) : subject;
    const first: SubjectRef = { kind, code };
    const entry = subjects.find((one) => isSameSubject(one.subject, first));
    const { responsiblePersons = [] } = how;
    const tied = [...(entry?.links ?? []), ...responsiblePersons].map((tie) => tie.subject);
    const stranger = subjects.find((one) => !isSameSubject(one.subject, first))?.subject ?? first;
    const asked = [first, ...tied, stranger].filter(
      (one, index, all) => all.findIndex((other) => isSameSubject(one, other)) === index,
    );
    const isWhole = typeof subject === "string" && how.evaluatedOn === undefined;
    return {
      name,
      asked,
      responsiblePersons,
      matterType,
      ...(isWhole ? { outcome } : {}),
      text: JSON.stringify({ ...registry.lookUp(asked), asOf, catalogueVersion: 1 }),
    };
  },
);

export const validCatalogueText: string = JSON.stringify(demonstrationCatalogue);
