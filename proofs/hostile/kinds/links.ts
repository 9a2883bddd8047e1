import type { HostileKind } from "../hostile-kind";
import { standingKinds } from "./spoil";

const ownOnly = (kinds: readonly HostileKind[]) => kinds.map(({ targets: _, ...kind }) => kind);

/** R16, R29: whom else must be checked is not left to a guess. */
export const linkKinds: readonly HostileKind[] = ownOnly(
  standingKinds("links", [
    ["a branch without its parent", ({ standing }) => ({ ...standing, subjectType: "branch" })],
    [
      "a branch that is its own parent",
      ({ standing, target }) => ({
        ...standing,
        subjectType: "branch",
        links: [{ kind: "parent", subject: target, name: "示例" }],
      }),
    ],
    [
      "a branch with an operator only",
      ({ standing, foreign }) => ({
        ...standing,
        subjectType: "branch",
        links: [{ kind: "operator", subject: foreign, name: "示例" }],
      }),
    ],
    [
      "an individual business without its operator",
      ({ standing }) => ({ ...standing, subjectType: "individual-business" }),
    ],
    [
      "an individual business that operates itself",
      ({ standing, target }) => ({
        ...standing,
        subjectType: "individual-business",
        links: [{ kind: "operator", subject: target, name: "示例" }],
      }),
    ],
    ["links that are null", ({ standing }) => ({ ...standing, links: null })],
    ["links left out", ({ standing }) => ({ ...standing, links: undefined })],
    ["links that are an object", ({ standing }) => ({ ...standing, links: {} })],
    ["a link that is null", ({ standing }) => ({ ...standing, links: [null] })],
    [
      "a link of a kind nobody knows",
      ({ standing, foreign }) => ({
        ...standing,
        links: [{ kind: "friend", subject: foreign, name: "示例" }],
      }),
    ],
    [
      "a person in a role nobody knows",
      ({ standing, foreign }) => ({
        ...standing,
        links: [{ kind: "responsible-person", role: "boss", subject: foreign, name: "示例" }],
      }),
    ],
    [
      "a person without a role",
      ({ standing, foreign }) => ({
        ...standing,
        links: [{ kind: "responsible-person", subject: foreign, name: "示例" }],
      }),
    ],
    [
      "a parent without a code",
      ({ standing }) => ({
        ...standing,
        subjectType: "branch",
        links: [{ kind: "parent", subject: { kind: "uscc", code: "" }, name: "示例" }],
      }),
    ],
    [
      "a parent known by name alone",
      ({ standing }) => ({ ...standing, subjectType: "branch", links: [{ kind: "parent", name: "示例" }] }),
    ],
    [
      "257 links",
      ({ standing, foreign }) => ({
        ...standing,
        links: Array.from({ length: 257 }, () => ({ kind: "parent", subject: foreign, name: "示例" })),
      }),
    ],
  ]),
);
