import { describe, expect, it } from "vitest";
import { inferenceOf } from "../../dialects/testing";
import { parseJson } from "../../json/parse";
import { eventTypeOf } from "../../rerecord/response-events";
import { typedItemsOf } from "../../rerecord/typed";
import { classOf } from "../index";
import { printTyped } from "../print";
import { sdkOf } from "../version";

/** A wire object as the recorder writes it, in one line. */
function printed(name: string, wire: object, sdk = "2.31.0"): string {
  const parsed = parseJson(JSON.stringify(wire));
  const schema = classOf(name);
  if (!parsed.ok || !schema) throw new Error(`no ${name}`);
  return printTyped(schema, parsed.doc.root, { sdk, seen: new Set() }).replace(/\n */g, "");
}

describe("a response", () => {
  it("is written in the declared order, with nulls, floats, and what is not declared behind", () => {
    const text = printed("Response", { zone: "x", status: "completed", temperature: 1, created_at: 1777, id: "r" });
    expect(text).toBe(
      '{"id": "r","created_at": 1777.0,"error": null,"incomplete_details": null,"instructions": null,"metadata": null,' +
        '"model": null,"object": null,"output": null,"parallel_tool_calls": null,"temperature": 1.0,"tool_choice": null,' +
        '"tools": null,"top_p": null,"background": null,"completed_at": null,"conversation": null,' +
        '"max_output_tokens": null,"max_tool_calls": null,"previous_response_id": null,"prompt": null,' +
        '"prompt_cache_key": null,"prompt_cache_retention": null,"reasoning": null,"safety_identifier": null,' +
        '"service_tier": null,"status": "completed","text": null,"top_logprobs": null,"truncation": null,' +
        '"usage": null,"user": null,"zone": "x"}',
    );
  });

  it("has the members that its SDK's version declares; others stand where the wire had them, behind", () => {
    const wire = { moderation: null, completed_at: 5, user: "u" };
    expect(printed("Response", wire, "2.8.0")).toMatch(/"user": "u","moderation": null,"completed_at": 5}$/);
    expect(printed("Response", wire, "2.15.0")).toMatch(/"completed_at": 5.0,.*"user": "u","moderation": null}$/);
    expect(printed("Response", wire, "2.41.0")).toMatch(/"max_tool_calls": null,"moderation": null,"previous/);
    expect(printed("Response", { id: "r" }, "3.20.0")).toContain('"id": "r","access_programs": null,"created_at"');
  });

  it("has items by their type, and takes those of an unknown type for messages, as the SDK does", () => {
    const output = [
      { type: "function_call", name: "f", arguments: "{}", call_id: "c", x: 1 },
      {
        content: [{ type: "output_text", text: "a", annotations: [{ url: "u", type: "url_citation" }] }],
        type: "message",
      },
      { type: "strange", x: null },
    ];
    const text = printed("Response", { output });
    expect(text).toContain(
      '{"arguments": "{}","call_id": "c","name": "f","type": "function_call","id": null,"namespace": null,' +
        '"status": null,"x": 1}',
    );
    expect(text).toContain(
      '{"id": null,"content": [{"annotations": [{"end_index": null,"start_index": null,"title": null,' +
        '"type": "url_citation","url": "u"}],"text": "a","type": "output_text","logprobs": null}],"role": null,' +
        '"status": null,"type": "message","phase": null}',
    );
    expect(text).toContain(
      '{"id": null,"content": null,"role": null,"status": null,"type": "strange","phase": null,"x": null}',
    );
  });

  it("has Python's names where the wire's are none in Python", () => {
    const format = { type: "json_schema", schema: { b: null, a: 1 }, name: "n" };
    expect(printed("Response", { text: { format } })).toContain(
      '{"name": "n","schema_": {"b": null,"a": 1},"type": "json_schema","description": null,"strict": null}',
    );
  });

  it("keeps a choice of tool that is a word, or of no known type", () => {
    expect(printed("Response", { tool_choice: "auto" })).toContain('"tool_choice": "auto"');
    expect(printed("Response", { tool_choice: { x: null, type: "new" } })).toContain('{"x": null,"type": "new"}');
    expect(printed("Response", { tool_choice: { x: null, type: "shell" } })).toContain('{"type": "shell","x": null}');
  });
});

describe("an event", () => {
  it("is written by the class that its type names", () => {
    const delta = {
      type: "response.output_text.delta",
      obfuscation: "o",
      logprobs: [{ logprob: 0, token: "t" }],
      delta: "a",
    };
    expect(printed(eventTypeOf(delta.type), delta)).toBe(
      '{"content_index": null,"delta": "a","item_id": null,"logprobs": [{"token": "t","logprob": 0.0,' +
        '"top_logprobs": null}],"output_index": null,"sequence_number": null,"type": "response.output_text.delta",' +
        '"obfuscation": "o"}',
    );
  });

  it("has a name as long as the SDK declares it", () => {
    const done = { type: "response.function_call_arguments.done", name: "f", arguments: "{}" };
    const name = eventTypeOf(done.type);
    expect(printed(name, done, "2.16.0")).toMatch(/"type": "[a-z_.]+","name": "f"}$/);
    expect(printed(name, done, "2.17.0")).toContain('"item_id": null,"name": "f","output_index"');
    expect(printed(name, done, "3.9.0")).toMatch(/"type": "[a-z_.]+","name": "f"}$/);
  });

  it.each([
    "response.created",
    "response.in_progress",
    "response.output_item.added",
    "response.content_part.done",
    "response.reasoning_summary_text.delta",
    "response.reasoning_text.done",
    "response.refusal.delta",
    "response.output_text.done",
    "response.output_text.annotation.added",
    "response.code_interpreter_call_code.delta",
    "response.code_interpreter_call.interpreting",
    "response.file_search_call.searching",
    "response.web_search_call.in_progress",
    "response.image_generation_call.partial_image",
    "response.mcp_call_arguments.done",
    "response.mcp_list_tools.failed",
    "response.custom_tool_call_input.delta",
    "response.audio.transcript.done",
    "response.queued",
    "error",
  ])("of type %s has a class", (type) => {
    const schema = classOf(eventTypeOf(type));
    expect(schema).not.toBeNull();
    expect(Object.keys(schema?.shape ?? {})).toContain("sequence_number");
  });

  it("that is new has none", () => expect(classOf(eventTypeOf("response.brand.new"))).toBeNull());
});

describe("the version of a recording that names none", () => {
  const versionOf = (data: object) => {
    const body = { __type__: "openai.types.responses.response.Response", __data__: { object: "response", ...data } };
    const recording = inferenceOf("/v1/responses", { model: "m", input: "a" }, { body });
    return sdkOf(recording, typedItemsOf(recording));
  };

  it("is told by what stands among the declared members", () => {
    expect(versionOf({ max_output_tokens: null, user: null })).toBe("2.7.0");
    expect(versionOf({ max_output_tokens: null, user: null, completed_at: 1 })).toBe("2.7.0");
    expect(versionOf({ completed_at: 1, max_output_tokens: null, user: null })).toBe("2.15.0");
    expect(versionOf({ access_programs: null, created_at: 1 })).toBe("3.20.0");
  });
});
