import { listsEpochForm } from "./changes-page";

/** The epoch of the lists as a query names it, for the OpenAPI document. */
export const epochParameter = {
  name: "epoch",
  in: "query",
  required: false,
  description:
    "since 所属的 epoch；与名单现在的不同即答 409。That of `since`; where the lists bear another one by now, the answer is 409.",
  schema: { type: "string", pattern: listsEpochForm.source },
} as const;
