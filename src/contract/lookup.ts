import { z } from "zod";
import { platformStandingSchema } from "../lists/standing";
import { subjectRefSchema } from "../lists/subject-ref-schema";
import { lookupMaxCount } from "./platform-path";

/** What is asked: at most 1,000 subjects at once, each with the kind of its code. */
export const lookupRequestSchema = z.object({
  subjects: z.array(subjectRefSchema).min(1).max(lookupMaxCount).readonly(),
});
export type LookupRequest = z.infer<typeof lookupRequestSchema>;

const envelope = {
  /** Rises by at least one with every change of any list, and never falls. */
  listVersion: z.int().min(0),
  /** The instant as of which the platform speaks. */
  asOf: z.iso.datetime({ offset: true }),
  /** The version of the catalogue that is active at the platform. */
  catalogueVersion: z.int().min(1),
};

/** What is answered: a standing for every subject asked, in the order asked. */
export const lookupAnswerSchema = z.object({
  ...envelope,
  standings: z.array(platformStandingSchema).max(lookupMaxCount).readonly(),
});
export type LookupAnswer = z.infer<typeof lookupAnswerSchema>;

/** The same with each standing unread, so that one that cannot be read spoils no other subject's. */
export const lookupEnvelopeSchema = z.object({
  ...envelope,
  standings: z.array(z.unknown()).max(lookupMaxCount).readonly(),
});
