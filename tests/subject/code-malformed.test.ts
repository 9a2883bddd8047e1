import { expect, it } from "vitest";
import { codeMalformed } from "../../src/subject/code-malformed";

it("the message names kind, title and expected shape, and of the value its length alone, house rule 9", () => {
  const error = codeMalformed("macao-permit", "M1234567", "is M and 8 or 10 digits");
  expect(error).toMatchObject({ name: "InputError", code: "code-malformed", retryable: false });
  expect(error.message).toContain(
    "A macao-permit (港澳居民来往内地通行证 (澳门)) is M and 8 or 10 digits; given was a string of 8 characters.",
  );
});
