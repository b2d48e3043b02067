import { describe, expect, it } from "vitest";
import { recordingOf } from "../dialects/testing";
import { defaultDiffConfig } from "../diff/semantic/noise-rules";
import type { Recording } from "../recording/recording";
import type { ChangedFile } from "./changed-file";
import { markdownOf } from "./markdown";
import { pairsOf } from "./pairing";
import { reportOf } from "./report";
import { reportText } from "./text";

type Chat = {
  test?: string | null;
  ask?: string;
  answer?: string;
  host?: string;
  id?: string;
  turns?: number;
  stream?: boolean;
};

/** A recorded chat whose name is made of one letter. */
function chat(
  letter: string,
  {
    test = "t.py::test_a",
    ask = "When is high tide in Emden?",
    answer = "At noon.",
    host = "a.test",
    id = "rec-1",
    turns = 1,
    stream = false,
  }: Chat = {},
): Recording {
  const messages = Array.from({ length: turns }, () => ({ role: "user", content: ask }));
  const message = { role: "assistant", content: answer };
  return recordingOf(
    {
      test_id: test,
      request: {
        method: "POST",
        url: `http://${host}/v1/chat/completions`,
        headers: {},
        body: { model: "m", messages, stream },
        endpoint: "/v1/chat/completions",
        model: "m",
      },
      response: {
        body: {
          __type__: "openai.types.chat.chat_completion.ChatCompletion",
          __data__: { id, choices: [{ index: 0, finish_reason: "stop", message }] },
        },
        is_streaming: stream,
      },
    },
    `s/recordings/${letter.repeat(64)}.json`,
  );
}

const added = (after: Recording): ChangedFile => ({
  path: after.path,
  change: "added",
  before: null,
  after,
  problem: null,
  conflict: null,
});
const deleted = (before: Recording): ChangedFile => ({
  path: before.path,
  change: "deleted",
  before,
  after: null,
  problem: null,
  conflict: null,
});
const modified = (before: Recording, after: Recording): ChangedFile => ({
  path: after.path,
  change: "modified",
  before,
  after: { ...after, path: before.path },
  problem: null,
  conflict: null,
});
const report = (changed: ChangedFile[], existing: Recording[] = []) => reportOf(changed, existing, defaultDiffConfig);
const names = (pairs: ReturnType<typeof pairsOf>) =>
  pairs.map(({ added: fresh, old, leftBehind }) => [fresh.path[13], old.path[13], leftBehind]);

describe("pairsOf", () => {
  it("gives each new recording the nearest old one, one to one, in whatever order they come", () => {
    const fresh = [
      chat("a", { ask: "When is high tide in Emden today?" }),
      chat("b", { ask: "When is low tide in Bremen?" }),
    ];
    const old = [
      chat("c", { ask: "When is low tide in Bremen now?" }),
      chat("d", { ask: "When is high tide in Emden?" }),
    ];
    expect(names(pairsOf(fresh, old, []))).toEqual([
      ["a", "d", false],
      ["b", "c", false],
    ]);
    expect(names(pairsOf(fresh.toReversed(), old.toReversed(), []))).toEqual([
      ["a", "d", false],
      ["b", "c", false],
    ]);
    expect(names(pairsOf([...fresh, chat("e", { ask: "When is high tide in Emden?" })], old, []))).toEqual([
      ["b", "c", false],
      ["e", "d", false],
    ]);
  });

  it("takes deleted ones before those that are left behind, and the same host before another", () => {
    expect(
      names(
        pairsOf(
          [chat("a", { ask: "x".repeat(40) })],
          [chat("b", { ask: `${"x".repeat(39)}y` })],
          [chat("c", { ask: "x".repeat(40) })],
        ),
      ),
    ).toEqual([["a", "b", false]]);
    expect(
      names(
        pairsOf(
          [chat("a")],
          [chat("b", { host: "b.test" })],
          [chat("c", { ask: "When is high tide in Emden, please?" })],
        ),
      ),
    ).toEqual([["a", "c", true]]);
  });

  it("pairs nothing of another test, turn or way of answering, nor what is too unlike", () => {
    const pair = (old: Chat) => names(pairsOf([chat("a")], [chat("b", old)], []));
    expect(pair({})).toHaveLength(1);
    expect(pair({ test: "t.py::test_b" })).toEqual([]);
    expect(pair({ turns: 2 })).toEqual([]);
    expect(pair({ stream: true })).toEqual([]);
    expect(
      pair({
        ask: "Something else altogether, of which nothing is the same, and very much longer than that. ".repeat(20),
      }),
    ).toEqual([]);
    expect(names(pairsOf([chat("a", { test: null })], [chat("b", { test: null })], []))).toEqual([]);
  });
});

describe("reportOf", () => {
  it("says a range in one sentence", () => {
    expect(report([]).sentence).toBe("No recording changed.");
    const files = [
      modified(chat("a"), chat("a", { id: "rec-2" })),
      modified(chat("b"), chat("b", { answer: "At dusk." })),
      added(chat("c", { ask: "When is high tide in Emden today?" })),
      added(chat("d", { test: "t.py::test_new" })),
      deleted(chat("e", { test: "t.py::test_old" })),
    ];
    const { sentence, counts, files: listed } = report(files, [chat("f")]);
    expect(sentence).toBe(
      "5 recordings changed: 1 noise, 1 text, 1 request, 1 added, 1 deleted; 1 re-keyed, 1 superseded one left behind.",
    );
    expect(counts).toEqual({ added: 1, deleted: 1, modified: 2, rekeyed: 1, superseded: 1, conflicts: 0 });
    expect(listed.map(({ class: name, change }) => [name, change])).toEqual([
      ["text", "modified"],
      ["request", "rekeyed"],
      ["key", "added"],
      ["key", "deleted"],
      ["noise", "modified"],
    ]);
  });

  it("shows a re-keyed recording once, with where it stood", () => {
    const { files } = report([added(chat("a", { answer: "At dusk." })), deleted(chat("b"))]);
    expect(files).toMatchObject([
      { change: "rekeyed", class: "text", path: chat("a").path, basePath: chat("b").path, leftBehind: false },
    ]);
  });

  it("groups equal changes, whatever their keys", () => {
    const renamed = (letter: string, old: string, test: string) => [
      added(chat(letter, { test, ask: "Use file_search." })),
      deleted(chat(old, { test, ask: "Use knowledge_search." })),
    ];
    const { groups } = report([...renamed("a", "b", "t::one"), ...renamed("c", "d", "t::two")]);
    expect(groups).toMatchObject([{ class: "request", paths: [chat("a").path, chat("c").path] }]);
    expect(groups[0]?.shapes).toEqual([
      { what: "messages[].content", before: "knowledge_search", after: "file_search" },
    ]);
  });

  it("names a side that is no recording", () => {
    const broken: ChangedFile = {
      path: "x.json",
      change: "modified",
      before: chat("a"),
      after: null,
      problem: { message: "not JSON", line: 1, column: 1, hint: "" },
      conflict: null,
    };
    expect(report([broken]).files).toMatchObject([
      { class: "error", problem: "not JSON", parts: [{ what: "file", after: "not JSON" }] },
    ]);
  });
});

describe("as text and as a comment", () => {
  const hostile = '</details><script>x</script> @team ```\n```js "| \u202e';
  const made = report([modified(chat("a"), chat("a", { answer: hostile, test: "t.py::test_<b>[@x]" }))]);

  it("keeps recorded text text", () => {
    const comment = markdownOf(made, new Map());
    expect(comment.split("\n")[1]).toBe(`**${made.sentence}**`);
    expect(comment).toContain("````diff");
    expect(comment).toContain("<details open><summary>text: test_&lt;b&gt;[@\u200bx]</summary>\n\n");
    expect(comment).not.toContain("\u202e");
    expect(reportText(made, new Map())).not.toContain("\u202e");
    expect(reportText(made, new Map())).toContain("    - At noon.");
  });

  it("says what a check finds new, also in what differs in noise only", () => {
    const made = report([modified(chat("a"), chat("a", { id: "rec-2" }))]);
    const about = { pointer: "", line: 3, column: 5, fix: null };
    const findings = new Map([
      [
        chat("a").path,
        [
          { ...about, rule: "null-test-id", level: "info", message: "No test." },
          { ...about, rule: "secret", level: "error", message: "A <b>token</b>." },
        ] as const,
      ],
    ]);
    expect(reportText(made, new Map())).not.toContain("finding");
    expect(reportText(made, findings)).toContain("\n2 new findings: 1 error, 1 note.\n\nnoise: t.py::test_a\n");
    expect(reportText(made, findings)).toContain("  ! 3:5 error A <b>token</b>.  secret\n  ! 3:5 info No test.");
    const comment = markdownOf(made, findings);
    expect(comment).toContain("<details open><summary>2 new findings: 1 error, 1 note</summary>");
    expect(comment).toContain("- error: A &lt;b&gt;token&lt;/b&gt;. (secret) `");
  });

  it("says the same finding of several files once, and calls what has no other side added", () => {
    const paths = ["x", "y", "z"].map((name) => chat(name).path);
    const finding = {
      rule: "null-test-id",
      level: "info",
      message: "No test.",
      pointer: "",
      line: 3,
      column: 5,
    } as const;
    const findings = new Map(paths.map((path) => [path, [{ ...finding, fix: null }]]));
    const made = report([added(chat("x"))]);
    const comment = markdownOf(made, findings);
    expect(comment).toContain(`- info: No test. (null-test-id) 3 times, first in \`${paths[0]}:3\``);
    expect(comment.match(/No test/g)).toHaveLength(1);
    expect(comment).toContain("<summary>added: test_a</summary>");
    expect(reportText(made, new Map())).toContain(`\nadded: t.py::test_a\n  ${paths[0]}\n`);
  });

  it("shows where two long texts differ, and a test by its whole name", () => {
    const long = "Once more, with feeling. ".repeat(60);
    const test = "t.py::test_a[x::y]";
    const ending = (end: string) => chat("a", { answer: long + end, test });
    const comment = markdownOf(report([modified(ending("Noon."), ending("Dusk."))]), new Map());
    expect(comment).toContain("<summary>text: test_a[x::y]</summary>");
    expect(comment).toMatch(/^- .*Noon\.$/m);
    expect(comment).toMatch(/^\+ .*Dusk\.$/m);
    expect(reportText(report([modified(ending("Noon."), ending("Dusk."))]), new Map())).toMatch(/^ {4}\+ .*Dusk\.$/m);
  });

  it("leaves out what has no room, and says how much", () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      modified(
        chat("a", { test: `t::${at}` }),
        chat("a", { answer: `${at} ${"word ".repeat(100)}`, test: `t::${at}` }),
      ),
    );
    const comment = markdownOf(report(many), new Map());
    expect(comment.length).toBeLessThanOrEqual(60_000);
    const shown = comment.match(/<details/g)?.length ?? 0;
    expect(comment).toContain(
      `${300 - shown} further recordings left out (${300 - shown} text): there is no more room here.`,
    );
    const open = comment.match(/<details open>/g)?.length ?? 0;
    expect(open, "the first ones").toBeGreaterThan(3);
    expect(open).toBeLessThan(20);
  });
});
