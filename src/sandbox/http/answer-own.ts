import type { z } from "zod";
import type { Department } from "../../lists/list-record";
import { ownDepartment } from "../access/own-department";
import { type Answering, type Message, type MessageAnswer, malformed, notActingFor } from "./message";
import { parsedBody } from "./parsed-body";

/**
 * Makes what answers a message that a department sends in its own name.
 *
 * @param schema the form of the message
 * @param field where the department is named in it
 * @param answer what answers it; the department has name and code there, however the message named it
 * @returns the answer; malformed for another form, forbidden in another's name
 * @source 四(四), 五(一)
 * @example
 * answerOwn(feedbackSchema, "department", async (feedback) => accepted(feedback))
 */
export function answerOwn<
  Field extends "by" | "department",
  Sent extends { readonly [F in Field]: Department },
>(
  schema: z.ZodType<Sent>,
  field: Field,
  answer: (own: Sent, message: Message) => Promise<MessageAnswer>,
): Answering {
  return async (message) => {
    const sent = parsedBody(schema, message.body);
    if (sent === undefined) return malformed;
    const department = ownDepartment(message.application, sent[field]);
    if (department === undefined) return notActingFor;
    return answer({ ...sent, [field]: department }, message);
  };
}
