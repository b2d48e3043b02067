import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { parseJson } from "../json/parse";
import { chatCompletionChunk } from "./chat-completion-chunk";
import { createEmbeddingResponse } from "./embeddings";
import { generateContentResponse } from "./genai";
import { model } from "./model";
import { processResponse } from "./ollama";
import { type Circumstances, printTyped } from "./print";
import { pythonTime } from "./python-time";
import { isDeclaredIn } from "./version";

const usual: Circumstances = { sdk: "2.5.0", seen: new Set() };

function printed(schema: z.ZodObject, wire: string, circumstances = usual): string {
  const parsed = parseJson(wire);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return printTyped(schema, parsed.doc.root, circumstances).replace(/\n */g, "");
}

describe("printTyped", () => {
  it("writes declared members in their order, with nulls, and undeclared ones behind them as they came", () => {
    expect(printed(model, '{"x": 1.50, "object": "model", "parent": null, "id": "a"}')).toBe(
      '{"id": "a","created": null,"object": "model","owned_by": null,"x": 1.5,"parent": null}',
    );
  });

  it("drops undeclared members of closed classes, and writes optional ones where they are or were", () => {
    const wire = '{"models": [{"name": "m", "other": 1, "expires_at": "2025-01-02T03:04:05.123456789-07:00"}]}';
    const text = printed(processResponse, wire);
    expect(text).not.toContain("other");
    expect(text).not.toContain("context_length");
    expect(text).toContain('"expires_at": "2025-01-02T03:04:05.123456-07:00"');
    const seen = new Set(["context_length"]);
    expect(printed(processResponse, wire, { ...usual, seen })).toContain('"details": null,"context_length": null');
  });

  it("gives whole numbers of float fields a decimal, and copies the kind of all others", () => {
    const wire = '{"data": [{"embedding": [1, -0, 1e-5, 0.10], "index": 1.0}]}';
    expect(printed(createEmbeddingResponse, wire)).toContain('"embedding": [1.0,0.0,1e-05,0.1],"index": 1.0');
  });

  it("declares what the SDK's version declares", () => {
    const wire = '{"obfuscation": "x", "moderation": 1, "object": "o"}';
    expect(printed(chatCompletionChunk, wire)).toMatch(/"usage": null,"obfuscation": "x","moderation": 1}$/);
    const newer = printed(chatCompletionChunk, wire, { ...usual, sdk: "2.41.0" });
    expect(newer).toMatch(/"object": "o","moderation": 1,"service_tier": null,.*"obfuscation": "x"}$/);
    expect(printed(chatCompletionChunk, "{}", { ...usual, sdk: "2.41.0" })).toContain('"moderation": null');
  });

  it("writes what is not of the declared type as it came", () => {
    expect(printed(chatCompletionChunk, '{"choices": "none", "usage": [1]}')).toContain('"choices": "none"');
    expect(printed(createEmbeddingResponse, '{"data": [{"embedding": "AAAA"}]}')).toContain('"embedding": "AAAA"');
  });

  it("reads camelCase and leaves out what is not there, but never renames inside of values", () => {
    const part = '{"text": "a", "functionCall": {"args": {"fooBar": {"bazQux": 1}}, "name": "f"}}';
    expect(
      printed(generateContentResponse, `{"candidates": [{"avgLogprobs": 0, "content": {"parts": [${part}]}}]}`),
    ).toBe(
      '{"candidates": [{"content": {"parts": [{"function_call": {"args": {"fooBar": {"bazQux": 1}},"name": "f"},"text": "a"}]},"avg_logprobs": 0.0}]}',
    );
  });

  it("takes keys like __proto__ for keys", () => {
    expect(printed(model, '{"__proto__": 1, "constructor": 2}')).toContain('"__proto__": 1,"constructor": 2');
  });
});

it("prints moments as Python does", () => {
  expect(pythonTime("2025-10-01T02:03:04.5Z")).toBe("2025-10-01T02:03:04.500000Z");
  expect(pythonTime("2025-10-01T02:03:04.000000001+0000")).toBe("2025-10-01T02:03:04Z");
  expect(pythonTime("2025-10-01 02:03:04+05:30")).toBe("2025-10-01T02:03:04+05:30");
  expect(pythonTime("soon")).toBe("soon");
});

it("compares versions by number", () => {
  expect(isDeclaredIn("2.100.0", "2.41.0")).toBe(true);
  expect(isDeclaredIn("2.40.9", "2.41.0")).toBe(false);
  expect(isDeclaredIn("3", "2.41.0")).toBe(true);
});
