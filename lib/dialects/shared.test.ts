import { describe, expect, it } from "vitest";
import { errorOf } from "./shared";
import { recordingOf } from "./testing";

const errorIn = (body: unknown, status?: number) =>
  errorOf(recordingOf({ request: { body: {} }, response: { body, ...(status === undefined ? {} : { status }) } }));

describe("errorOf", () => {
  it("reads the error that a provider names, and prefers the recorded status to the body's", () => {
    const error = { message: "too many words", type: "invalid_request_error", param: null, code: 418 };
    expect(errorIn({ error })).toEqual({ type: "invalid_request_error", message: "too many words", status: 418 });
    expect(errorIn({ error }, 400)).toMatchObject({ status: 400 });
  });

  it("reads an error given as a text, in a list, or as the body itself", () => {
    expect(errorIn({ error: "model missing" })).toEqual({ type: "error", message: "model missing", status: null });
    expect(errorIn([{ error: { code: 400, message: "no such field", status: "INVALID_ARGUMENT" } }])).toEqual({
      type: "INVALID_ARGUMENT",
      message: "no such field",
      status: 400,
    });
    expect(errorIn({ object: "error", message: "context too long", type: "BadRequest", code: 400 })).toEqual({
      type: "BadRequest",
      message: "context too long",
      status: 400,
    });
    expect(errorIn({ detail: [{ loc: ["body"], msg: "missing" }] }, 422)?.message).toContain('"missing"');
  });

  it("takes whatever came under a failed status for the error, and a plain answer for none", () => {
    expect(errorIn("upstream is down", 502)).toEqual({ type: "HTTP 502", message: "upstream is down", status: 502 });
    expect(errorIn(null, 500)).toEqual({ type: "HTTP 500", message: "null", status: 500 });
    expect(errorIn({ error: null, output: [] }, 200)).toBeNull();
    expect(errorIn({ message: "hello" })).toBeNull();
  });
});
