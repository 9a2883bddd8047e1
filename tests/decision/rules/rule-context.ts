import type { DecisionContext } from "../../../src/decision/decide";
import type { RuleContext } from "../../../src/decision/rules/rule-context";
import { type Listing, subjectListings } from "../../../src/decision/rules/subject-listings";
import type { ListRecord } from "../../../src/lists/list-record";
import { aStanding, contextOf } from "../fixtures";

/** What a rule reads of a decision's context, by hand. */
export function ruleContextOf({ catalogue, date, calendar }: DecisionContext = contextOf()): RuleContext {
  return { date, calendar, parameters: catalogue.parameters };
}

/** The records of one subject, placed on the day. */
export function listingsOf(records: readonly ListRecord[], context = ruleContextOf()): readonly Listing[] {
  return subjectListings(aStanding({ records }), context);
}
