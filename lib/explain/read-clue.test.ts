import { describe, expect, it } from "vitest";
import { jsonOfPythonLiteral } from "./python-literal";
import { clueOf } from "./read-clue";
import { shellWordsOf } from "./shell-words";

const HASH = "9f3c".repeat(16);
const clue = (text: string) => {
  const result = clueOf(text);
  return result.ok ? result.clue : result.message;
};

describe("clueOf", () => {
  it("reads a key in every way it is quoted", () => {
    for (const text of [
      HASH,
      `  ${HASH.toUpperCase()}\n`,
      `${HASH}.json`,
      `tests/a/recordings/${HASH}.json`,
      `models-${HASH}-0123abcd.json`,
    ]) {
      expect(clue(text)).toMatchObject({ source: "key", key: HASH });
    }
    expect(clue("9f3c9f3c9f3c")).toMatchObject({ key: "9f3c9f3c9f3c" });
    expect(clue("9f3c9f3")).toBe("A key needs at least 8 digits; `9f3c9f3` has 7.");
    expect(clue(`${HASH}00`)).toContain("64 digits");
  });

  it("reads a body, a recording, and a request without its answer", () => {
    expect(clue('{"model": "m", "temperature": 0.0}')).toMatchObject({
      source: "body",
      model: "m",
      body: '{"model": "m", "temperature": 0.0}',
    });
    const request = { method: "POST", url: "http://h/v1/v1/chat/completions", headers: {}, body: { model: "m" } };
    for (const value of [
      { test_id: "a.py::b", request },
      { test_id: "a.py::b", request, response: { body: null } },
    ]) {
      expect(clue(JSON.stringify(value))).toMatchObject({
        source: "recording",
        testId: "a.py::b",
        url: request.url,
        body: '{"model":"m"}',
      });
    }
    expect(clue('{"model": ')).toContain("not JSON");
    expect(clue("[1]")).toContain("a JSON object");
  });

  it("reads curl commands", () => {
    const command = `curl -sS -X POST 'https://api.example.test/v1/chat/completions' \\\n  -H "Authorization: Bearer $KEY" \\\n  --data-raw '{"model":"m","messages":[{"role":"user","content":"it'\\''s"}]}'`;
    expect(clue(command)).toMatchObject({
      source: "curl",
      method: "POST",
      url: "https://api.example.test/v1/chat/completions",
      body: '{"model":"m","messages":[{"role":"user","content":"it\'s"}]}',
    });
    expect(clue("curl http://h/x --json={}")).toMatchObject({ body: "{}" });
    expect(clue("curl -d '{}'")).toContain("no URL");
    expect(clue("curl http://h/x")).toContain("no body");
    expect(clue("curl http://h/x -d @body.json")).toContain("`body.json`");
    expect(clue("curl http://h/x -d '{'")).toContain("not JSON");
    expect(clue("curl http://h/x -d '{}")).toContain("not closed");
  });

  it("reads the recorder's messages of all days", () => {
    expect(
      clue(
        `E   RuntimeError: Recording not found for request hash: ${HASH}\nE   Model: m/x | Request: POST http://h:1/v1/v1/chat/completions\nE\nE   Run it again\nFAILED tests/a/test_b.py::test_c[x-y z] - RuntimeError: Recording`,
      ),
    ).toMatchObject({
      source: "log",
      key: HASH,
      model: "m/x",
      url: "http://h:1/v1/v1/chat/completions",
      testId: "tests/a/test_b.py::test_c[x-y z]",
      body: null,
    });
    expect(
      clue(
        `No recorded response found for request hash: ${HASH.slice(0, 12)}\nEndpoint: /v1/chat/completions\nModel: unknown\nTo record this`,
      ),
    ).toMatchObject({ key: HASH.slice(0, 12), url: "/v1/chat/completions", model: null });
    expect(
      clue(
        `No recorded response found for request hash: ${HASH}\nRequest: POST http://h/v1/x {'model': 'm', 'stop': None, 'n': 1.0, 't': [True, "it's"]}\nModel: m`,
      ),
    ).toMatchObject({ key: HASH, body: `{"model": "m", "stop": null, "n": 1.0, "t": [true, "it's"]}` });
    const debug = `[RECORDING DEBUG] Recording not found!\n  Mode: replay\n  Request hash: ${HASH}\n  Method: POST\n  URL: http://h/v1/v1/embeddings\n  Endpoint: /v1/embeddings\n  Model: e\n  Test context: tests/t.py::test_e[a b]\n`;
    expect(clue(debug)).toMatchObject({
      key: HASH,
      method: "POST",
      url: "http://h/v1/v1/embeddings",
      model: "e",
      testId: "tests/t.py::test_e[a b]",
    });
    expect(
      clue(`"error": "Recording not found for request hash: ${HASH}\\nModel: m | Request: POST http://h/v1"`),
    ).toMatchObject({ key: HASH, model: "m" });
    expect(clue("AssertionError: 1 != 2")).toBe("The log holds no request hash.");
    expect(clue("   ")).toBe("Nothing was pasted.");
  });
});

describe("jsonOfPythonLiteral", () => {
  const json = (text: string) => jsonOfPythonLiteral(text)?.json;
  it("reads what repr prints", () => {
    expect(json("{'a': (1, 2.50, -3e-05), 'b': {}, 'c': []}")).toBe('{"a": [1, 2.50, -3e-05], "b": {}, "c": []}');
    expect(json(`{"it's": 'say "hi"\\n\\x1b\\u00e9\\U0001f642\\\\'}`)).toBe(
      '{"it\'s": "say \\"hi\\"\\n\\u001b\\u00e9\\ud83d\\ude42\\\\"}',
    );
    expect(jsonOfPythonLiteral("{'a': 1} and more")).toEqual({ json: '{"a": 1}', end: 8 });
  });
  it("gives up on anything else", () => {
    for (const text of [
      "",
      "<object at 0x1>",
      "{'a': <x>}",
      "{'a'",
      "['a'",
      "'a",
      "{1: 2}",
      "[".repeat(500),
      "'\\Uffffffff'",
    ]) {
      expect(json(text)).toBeUndefined();
    }
  });
});

it("splits shell words, and expands nothing", () => {
  expect(shellWordsOf("a 'b c' \"d \\\" $HOME\" $'e\\n\\x41' f\\ g \\\n h''")).toEqual([
    "a",
    "b c",
    'd " $HOME',
    "e\nA",
    "f g",
    "h",
  ]);
  expect(shellWordsOf("")).toEqual([]);
  expect(shellWordsOf('"')).toBeNull();
});
