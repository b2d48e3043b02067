import { FACETS, type Facet, type ListQuery, type ListResult, SORTS } from "../../lib/catalog/query";
import { quoteValue } from "../../lib/catalog/search/complete";
import { OPERATORS } from "../../lib/catalog/search/operators";
import type { Random } from "../random";

export type Asked = { about: string; query: ListQuery; offset: number };

const plain: ListQuery = { search: "", facets: {}, sort: { key: "path", descending: false }, group: null };

/**
 * List queries as people make them, each once: words from frequent to rare, parts of words, phrases that occur and that
 * do not, operators, facets, sorts, negation, groups, far offsets, and mixtures. `texts` are texts of the catalog,
 * `everything` is its list without a filter.
 */
export function makeQueries(random: Random, texts: readonly string[], everything: ListResult): Asked[] {
  const asked: Asked[] = [];
  const ask = (about: string, query: Partial<ListQuery>, offset = 0) =>
    asked.push({ about, query: { ...plain, ...query }, offset });
  const words = () => random.pick(texts).match(/[\p{L}\d_]{2,20}/gu) ?? ["a"];
  const word = () => random.pick(words());
  const phrase = (length: number) => {
    const run = random.pick(texts).split(/\s+/);
    const from = random.below(Math.max(1, run.length - length));
    return `"${run
      .slice(from, from + length)
      .join(" ")
      .replace(/["\\…]/g, "")}"`;
  };

  for (let i = 0; i < 120; i++) ask("word", { search: word() });
  for (let i = 0; i < 60; i++) ask("part of a word", { search: word().slice(0, 2 + random.below(3)) });
  for (const letter of "etaoinshrdlu") ask("one letter", { search: letter });
  for (let i = 0; i < 60; i++) ask("two words", { search: `${word()} ${word()}` });
  for (let i = 0; i < 80; i++) ask("phrase", { search: phrase(2 + random.below(3)) });
  for (let i = 0; i < 30; i++) ask("phrase that may not occur", { search: `"${word()} ${word()}"` });
  for (let i = 0; i < 60; i++) ask("negation", { search: `-${word()} ${i % 2 === 0 ? "" : word()}` });
  for (let i = 0; i < 30; i++) ask("nothing", { search: `${word()}zq${i}` });

  const top = (facet: Facet) => everything.facets[facet].slice(0, 6).map(({ value }) => value);
  for (const facet of FACETS) {
    for (const value of top(facet)) {
      ask("facet", { facets: { [facet]: [value] } });
      ask("facet and word", { facets: { [facet]: [value] }, search: word() });
    }
    ask("facet, several values", { facets: { [facet]: top(facet) } });
  }
  for (const operator of OPERATORS) {
    for (const value of valuesFor(operator, random, everything)) {
      ask("operator", { search: `${operator}:${quoteValue(value)}` });
      ask("operator and word", { search: `${operator}:${quoteValue(value)} ${word()}` });
    }
  }
  for (const key of SORTS) {
    for (const descending of [false, true]) {
      ask("sort", { sort: { key, descending } });
      ask("sort and word", { sort: { key, descending }, search: word() });
      ask("sort and group", { sort: { key, descending }, group: "test" });
      ask("sort, far down", { sort: { key, descending } }, random.below(everything.all));
    }
  }
  for (let i = 0; i < 30; i++) {
    const facets = { streamed: ["yes"], suite: [random.pick(top("suite"))] };
    ask(
      "mixture",
      { facets, search: `${word()} -${word()} has:tools`, sort: { key: "tokens", descending: true } },
      i * 50,
    );
  }
  return asked;
}

function valuesFor(operator: string, random: Random, everything: ListResult): string[] {
  const rows = Array.from({ length: 4 }, () => random.pick(everything.rows));
  switch (operator) {
    case "is":
      return ["error", "stream", "exception", "changed", "problem"];
    case "has":
      return ["tools", "reasoning", "image", "error"];
    case "tokens":
      return [">500", "<100", "100..200"];
    case "chunks":
    case "messages":
      return [">3", "0", "2..20"];
    case "size":
      return [">10kb", "<5kb"];
    case "key":
      return rows.map(({ path }) => path.split("/").at(-1)?.slice(0, 8) ?? "00");
    case "test":
      return rows.map(({ testName }) => testName.slice(0, 12) || "test");
    case "tool":
      return ["get", "search", "none"];
    default:
      return rows.map(
        (row) => String(Reflect.get(row, operator === "finish" ? "finishReason" : operator) ?? "none") || "none",
      );
  }
}
