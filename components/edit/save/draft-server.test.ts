import { expect, it } from "vitest";
import type { Actions } from "@/components/actions/actions";
import type { Draft } from "@/lib/change/draft";
import { refuse } from "@/lib/change/refusal";
import { draftServer } from "./draft-server";

const HASH = "a".repeat(64);

/** Actions that tell what they were asked, and refuse all of it. */
function deafActions(): { actions: Actions; asked: () => readonly (string | symbol)[] } {
  const heard: (string | symbol)[] = [];
  const actions = new Proxy<Actions>(Object.create(null), {
    get: (_, name) => async () => {
      heard.push(name);
      return refuse("edit", null, "the server was asked", "");
    },
  });
  return { actions, asked: () => heard };
}

const huge = "a".repeat(64_000_001);
const drafts: [string, Draft][] = [
  ["the text is larger than 64 MB", { type: "text", text: huge, allowInvalid: false }],
  [
    "the changes are larger than 64 MB",
    {
      type: "edits",
      edits: [
        { type: "request-text", message: 0, part: 0, text: huge.slice(0, 40_000_000) },
        { type: "text", message: 0, kind: "text", text: huge.slice(0, 40_000_000) },
      ],
    },
  ],
];

it.each(drafts)("says that %s, and does not send it", async (message, draft) => {
  const { actions, asked } = deafActions();
  const server = draftServer(actions, "a.json");
  const all = [
    await server.preview(draft, HASH),
    await server.save({ draft, baseHash: HASH }, { choice: "keep" }),
    await server.merge(draft, HASH, null),
    await server.compare(draft, HASH),
  ];
  for (const outcome of all) {
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { reason: "too-large", path: "a.json", problem: { message } },
    });
    expect(outcome.ok || outcome.refusal.problem.hint).toContain("what you typed is still here");
  }
  expect(asked()).toEqual([]);
});

it("sends what is large, and may yet be a recording", async () => {
  const { actions, asked } = deafActions();
  const draft: Draft = { type: "text", text: huge.slice(1), allowInvalid: false };
  expect(await draftServer(actions, "a.json").preview(draft, HASH)).toMatchObject({ refusal: { reason: "edit" } });
  expect(asked()).toEqual(["previewText"]);
});
