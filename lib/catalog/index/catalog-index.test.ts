import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../fold";
import { FACETS, type Facet, type ListQuery, type ListResult, NONE, SORTS } from "../query";
import type { GitMark, Row } from "../row";
import { parseSearch, type Test } from "../search/parse";
import { testRow } from "../testing";
import { CatalogIndex } from "./catalog-index";

type Marked = Row & { git: GitMark };

/** The meaning of a query, row by row and without an index. */
function listNaively(rows: readonly Marked[], query: ListQuery): { paths: string[]; facets: ListResult["facets"] } {
  const { terms } = parseSearch(query.search);
  const found = rows.filter((row) => terms.every(({ negated, test }) => passes(row, test) !== negated));
  const fits = (row: Marked, facet: Facet) => {
    const chosen = query.facets[facet] ?? [];
    return chosen.length === 0 || facetValues(row, facet).some((value) => chosen.includes(value));
  };
  const listed = found.filter((row) => FACETS.every((facet) => fits(row, facet)));
  const facets = Object.fromEntries(
    FACETS.map((facet) => {
      const counts = new Map((query.facets[facet] ?? []).map((value) => [value, 0]));
      for (const row of found.filter((row) => FACETS.every((other) => other === facet || fits(row, other)))) {
        for (const value of facetValues(row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const list = [...counts].map(([value, count]) => ({ value, count }));
      return [facet, list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))];
    }),
  ) as ListResult["facets"];
  const { key, descending } = query.sort;
  const sorted = listed.toSorted((a, b) => {
    const [left, right] = [sortValue(a, key), sortValue(b, key)];
    const byPath = a.path < b.path ? -1 : 1;
    if (left === right) return key === "path" && descending ? -byPath : byPath;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right !== descending ? -1 : 1;
  });
  if (query.group === null) return { paths: sorted.map(({ path }) => path), facets };
  const groups = grouped(sorted);
  return { paths: [...groups.values()].flat().map(({ path }) => path), facets };
}

function grouped(rows: readonly Marked[]): Map<string | null, Marked[]> {
  const groups = new Map<string | null, Marked[]>();
  for (const row of rows) groups.set(row.testId, [...(groups.get(row.testId) ?? []), row]);
  return groups;
}

function passes(row: Marked, test: Test): boolean {
  switch (test.type) {
    case "text":
      return fold(row.text).includes(test.value);
    case "is":
      if (test.state === "stream") return row.streaming;
      if (test.state === "error") return row.hasError;
      if (test.state === "exception") return row.isException;
      if (test.state === "problem") return row.problem !== null;
      return test.state === "changed" ? row.git !== null : row.git === test.state;
    case "has":
      return facetValues(row, "has").includes(test.feature);
    case "measure": {
      const value = test.measure === "tokens" ? (row.tokens?.total ?? null) : row[test.measure];
      return value !== null && value >= test.min && value <= test.max;
    }
    case "field": {
      if (test.field === "key") {
        const name = fold(row.path.split("/").at(-1) ?? "");
        return [name, name.replace(/^models-/, ""), row.key ?? ""].some((held) => held.startsWith(test.value));
      }
      const held = {
        tool: row.tools.join("\n"),
        test: row.testId ?? "",
        finish: row.finishReason ?? "",
        model: row.model,
        suite: row.suite,
        provider: row.provider,
        endpoint: row.endpoint,
        kind: row.kind,
      }[test.field];
      return held === "" ? test.value === NONE : fold(held).includes(test.value);
    }
  }
}

function facetValues(row: Marked, facet: Facet): string[] {
  switch (facet) {
    case "streamed":
      return [row.streaming ? "yes" : "no"];
    case "finish":
      return [row.finishReason ?? NONE];
    case "git":
      return [row.git ?? "unchanged"];
    case "key":
      return [row.keyStatus ?? NONE];
    case "has":
      return [
        ...(row.hasToolCalls ? ["tools"] : []),
        ...(row.hasReasoning ? ["reasoning"] : []),
        ...(row.hasImage ? ["image"] : []),
        ...(row.hasError ? ["error"] : []),
      ];
    default:
      return [row[facet] || NONE];
  }
}

function sortValue(row: Marked, key: ListQuery["sort"]["key"]): string | number | null {
  if (key === "tokens") return row.tokens?.total ?? null;
  if (key === "summary") return fold(row.input) || null;
  if (key === "test") return fold(row.testName) || null;
  if (key === "finish") return fold(row.finishReason ?? "") || null;
  const value = row[key];
  return typeof value === "number" ? value : key === "path" ? value : fold(value) || null;
}

const WORDS = ["tide", "tidal", "Pier", "pi", "harbour-master", "a.b", "don’t", "日本語", "x9", "_", "é", "🙂", "->"];
const long = `${"z".repeat(140)}tide`;
const word = fc.constantFrom(...WORDS, long, "e", "p", "-", "r.", "本", "tid", "de", "z", "ier a.b");
const text = fc.array(fc.constantFrom(...WORDS, long, long), { maxLength: 6 }).map((words) => words.join(" "));
const name = fc.constantFrom("", "Tide", "tide-2", "pier", "Pier 3");

const row: fc.Arbitrary<Row> = fc
  .record({
    path: fc
      .tuple(fc.constantFrom("", "a/", "b/recordings/", "B/"), fc.nat(25))
      .map(([f, n]) => `${f}models-${n}.json`),
    suite: name,
    model: name,
    provider: name,
    endpoint: name,
    kind: fc.constantFrom("inference", "http", "tool", "unknown"),
    testId: fc.constantFrom(null, "t/x.py::test_a[1]", "t/x.py::test_b", "t/y.py::test_a[1]"),
    streaming: fc.boolean(),
    chunks: fc.nat(3),
    size: fc.nat(3),
    mtime: fc.nat(3),
    messages: fc.nat(3),
    tokens: fc.option(fc.record({ input: fc.constant(1), output: fc.constant(1), total: fc.option(fc.nat(5)) })),
    input: name,
    output: name,
    finishReason: fc.constantFrom(null, "stop", "Length"),
    tools: fc.uniqueArray(fc.constantFrom("look_up", "count"), { maxLength: 2 }),
    hasToolCalls: fc.boolean(),
    hasReasoning: fc.boolean(),
    hasImage: fc.boolean(),
    hasError: fc.boolean(),
    isException: fc.boolean(),
    key: fc.constantFrom(null, "0a1b", "0a2b"),
    keyStatus: fc.constantFrom(null, "current", "older"),
    problem: fc.constantFrom(null, { message: "no", line: null, column: null, hint: "" }),
    text,
  })
  .map((fields) => testRow({ ...fields, testName: fields.testId?.split("::").at(-1) ?? "" }));

const term = fc.oneof(
  word,
  fc.constantFrom('"de pier"', '"de tid"', '"ide ti"'),
  fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
  fc.constantFrom("model:tide", "model:none", 'suite:"pier 3"', "provider:2", "endpoint:i", "kind:tool", "tool:count"),
  fc.constantFrom(
    "test:test_a",
    "test:none",
    "finish:length",
    "finish:none",
    "key:1",
    "key:0a",
    "key:models-2",
    "tool:none",
  ),
  fc.constantFrom("is:error", "is:stream", "is:exception", "is:problem", "is:changed", "is:modified", "has:image"),
  fc.constantFrom("tokens:>2", "tokens:<2", "chunks:1..2", "size:2", "messages:>=1", "bad:x"),
);
const search = fc
  .array(fc.tuple(fc.constantFrom("", "", "-"), term), { maxLength: 3 })
  .map((terms) => terms.map(([sign, body]) => sign + body).join(" "));

const query: fc.Arbitrary<ListQuery> = fc.record({
  search,
  facets: fc.record(
    {
      model: fc.uniqueArray(fc.constantFrom("Tide", "pier", NONE, "not there"), { maxLength: 2 }),
      streamed: fc.uniqueArray(fc.constantFrom("yes", "no"), { maxLength: 2 }),
      has: fc.uniqueArray(fc.constantFrom("tools", "image", "error"), { maxLength: 2 }),
      git: fc.uniqueArray(fc.constantFrom("modified", "unchanged"), { maxLength: 1 }),
      key: fc.uniqueArray(fc.constantFrom("current", "older", NONE), { maxLength: 2 }),
      finish: fc.uniqueArray(fc.constantFrom("stop", NONE), { maxLength: 1 }),
    },
    { requiredKeys: [] },
  ),
  sort: fc.record({ key: fc.constantFrom(...SORTS), descending: fc.boolean() }),
  group: fc.constantFrom(null, "test"),
});

const change = fc.oneof(
  { weight: 6, arbitrary: row.map((put) => ({ put })) },
  { weight: 2, arbitrary: row.map(({ path }) => ({ remove: path })) },
  { weight: 1, arbitrary: fc.boolean().map((all) => ({ maintain: all })) },
  { weight: 1, arbitrary: row.map(({ path }) => ({ mark: path })) },
  { weight: 3, arbitrary: query.map((ask) => ({ ask })) },
);

/** Limits so small that some twenty texts make several segments. */
const limits = { tail: 20, segment: 200, small: 60 };

describe("CatalogIndex", () => {
  it("lists what a look at each row would, whatever came, went and was indexed before", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), query, (changes, last) => {
        const index = new CatalogIndex(limits);
        const rows = new Map<string, Row>();
        const marks = new Map<string, GitMark>();
        const check = (asked: ListQuery) => {
          const marked = [...rows.values()].map((held) => ({ ...held, git: marks.get(held.path) ?? null }));
          const expected = listNaively(marked, asked);
          const result = index.query(asked, { offset: 0, limit: 1000 });
          expect(result.rows.map(({ path }) => path)).toEqual(expected.paths);
          expect(result.facets).toEqual(expected.facets);
          expect(result.total).toBe(expected.paths.length);
          expect(result.all).toBe(rows.size);
        };
        index.setMarks(marks);
        for (const step of changes) {
          if ("put" in step) {
            index.put(step.put);
            rows.set(step.put.path, step.put);
          } else if ("remove" in step) {
            expect(index.remove(step.remove)).toBe(rows.delete(step.remove));
          } else if ("maintain" in step) [...index.maintain(step.maintain)];
          else if ("mark" in step) {
            marks.set(step.mark, "modified");
            index.setMarks(marks);
          } else check(step.ask);
        }
        check(last);
      }),
      { numRuns: 400 },
    );
  });

  const all: ListQuery = { search: "", facets: {}, sort: { key: "path", descending: false }, group: null };

  it("cuts a range, and names the groups that it touches", () => {
    const index = new CatalogIndex();
    for (let i = 0; i < 10; i++) index.put(testRow({ path: `${i}.json`, testId: `t::${i % 3}`, testName: `${i % 3}` }));
    const result = index.query({ ...all, group: "test" }, { offset: 3, limit: 4 });
    expect(result.rows.map(({ path }) => path)).toEqual(["9.json", "1.json", "4.json", "7.json"]);
    expect(result.groups).toEqual([
      { testId: "t::0", testName: "0", offset: 0, count: 4 },
      { testId: "t::1", testName: "1", offset: 4, count: 3 },
    ]);
    expect(result.groupCount).toBe(3);
    expect(result.total).toBe(10);
  });

  it("drops what is dead once it is much, and lists the same", () => {
    const index = new CatalogIndex();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 900; i++) index.put(testRow({ path: `${i}.json`, text: `round ${round} of ${i}` }));
    }
    const before = index.query({ ...all, search: '"round 2"' }, { offset: 0, limit: 1000 });
    [...index.maintain(true)];
    expect(index.query({ ...all, search: '"round 2"' }, { offset: 0, limit: 1000 })).toEqual(before);
    expect(before.total).toBe(900);
    expect(index.query({ ...all, search: '"round 1"' }, { offset: 0, limit: 1000 }).total).toBe(0);
  });

  it("knows the neighbours of a row in a list, and its test's rows", () => {
    const index = new CatalogIndex();
    for (const path of ["b.json", "a.json", "c.json"])
      index.put(testRow({ path, testId: "t::x", size: path.charCodeAt(0) }));
    const bySize: ListQuery = { ...all, sort: { key: "size", descending: true } };
    expect(index.neighbours(bySize, "b.json")).toEqual({ previous: "c.json", next: "a.json", position: 1, total: 3 });
    expect(index.neighbours(bySize, "c.json")).toMatchObject({ previous: null, next: "b.json" });
    expect(index.neighbours({ ...all, search: "nowhere" }, "b.json")).toBeNull();
    expect(index.byTest("t::x").map(({ path }) => path)).toEqual(["a.json", "b.json", "c.json"]);
    expect(index.byTest("t::y")).toEqual([]);
  });

  it("counts a field's values for completion, tools one by one", () => {
    const index = new CatalogIndex();
    index.put(testRow({ path: "a", tools: ["count", "look_up"], model: "tide" }));
    index.put(testRow({ path: "b", tools: ["count"] }));
    index.put(testRow({ path: "c", tools: ["count"], model: "gone" }));
    index.remove("c");
    expect(index.valuesOf("tool")).toEqual([
      { value: "count", count: 2 },
      { value: "look_up", count: 1 },
    ]);
    expect(index.valuesOf("model")).toEqual([
      { value: NONE, count: 1 },
      { value: "tide", count: 1 },
    ]);
  });
});
