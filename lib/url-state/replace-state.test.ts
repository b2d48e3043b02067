import { expect, it } from "vitest";
import { emptyQuery } from "./list-state";
import { parseReplaceState, type ReplaceState, replaceStateHref } from "./replace-state";

const read = (href: string) => parseReplaceState(new URL(href, "http://localhost").searchParams);
const query: ReplaceState["query"] = {
  find: "a & b",
  replace: "ü\n",
  matchCase: true,
  wholeWord: false,
  regex: true,
  places: ["text", "request"],
};

it("reads what it writes", () => {
  const list = { ...emptyQuery, search: 'tool:"x y"', facets: { model: ["gpt-4o"] } };
  expect(read(replaceStateHref({ list, query }))).toEqual({ list, query });
  expect(read(replaceStateHref({ list: null, query }))).toEqual({ list: null, query });
});

it("leaves out what it does not know", () => {
  expect(read("/replace?in=text,chunks&as=word,magic").query).toMatchObject({ places: ["text"], wholeWord: true });
  expect(read("/replace").query.places).toEqual(["text", "arguments"]);
});
