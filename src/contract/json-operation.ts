import { type RefusalRow, refusalResponses, refusedEverywhere } from "./refusal-responses";
import { signedAnswerHeaders } from "./signed-answer-headers";

/** A signed operation whose messages are JSON. */
export interface JsonOperation {
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly object[];
  /** The name of the component that a body is of. */
  readonly asked?: { readonly schema: string; readonly example: unknown };
  readonly answered: string;
  readonly example: unknown;
  /** Beside what every request may be refused with. */
  readonly refused?: readonly RefusalRow[];
}

/**
 * Describes an operation that is answered with 200 and JSON, or refused. Pure.
 *
 * @param operation what is said of it
 * @returns an operation of the OpenAPI document
 * @example
 * jsonOperation({ operationId, tag, summary, description, answered: "Engagements", example })
 */
export function jsonOperation(operation: JsonOperation) {
  const { operationId, tag, summary, description, parameters, asked, answered, example } = operation;
  const content = (schema: string, shown: unknown) => ({
    "application/json": { schema: { $ref: `#/components/schemas/${schema}` }, example: shown },
  });
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    ...(parameters === undefined ? {} : { parameters }),
    ...(asked === undefined
      ? {}
      : { requestBody: { required: true, content: content(asked.schema, asked.example) } }),
    responses: {
      "200": {
        description: "已经办理。Answered.",
        headers: signedAnswerHeaders,
        content: content(answered, example),
      },
      ...refusalResponses(...(operation.refused ?? []), ...refusedEverywhere),
    },
  };
}
