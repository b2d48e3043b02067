import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Draft } from "@/lib/change/draft";
import { DraftKeeper, type InHand } from "./draft-keeper";
import type { Room, Shelf } from "./room";
import type { Texts } from "./texts";

/** A browser's storage with room for so many characters. */
class FakeShelf implements Shelf {
  readonly items = new Map<string, string>();
  constructor(private readonly size = 5_000_000) {}
  get length() {
    return this.items.size;
  }
  key(index: number) {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(name: string) {
    return this.items.get(name) ?? null;
  }
  setItem(name: string, value: string) {
    const others = [...this.items].reduce((sum, [key, item]) => sum + (key === name ? 0 : key.length + item.length), 0);
    if (others + name.length + value.length > this.size) throw new DOMException("full", "QuotaExceededError");
    this.items.set(name, value);
  }
  removeItem(name: string) {
    this.items.delete(name);
  }
}

class FakeTexts implements Texts {
  readonly items = new Map<string, string>();
  broken = false;
  async names(prefix: string) {
    if (this.broken) throw new Error("no database");
    return [...this.items.keys()].filter((name) => name.startsWith(prefix));
  }
  async get(name: string) {
    if (this.broken) throw new Error("no database");
    return this.items.get(name) ?? null;
  }
  async put(name: string, text: string) {
    await Promise.resolve();
    if (this.broken) throw new Error("no database");
    this.items.set(name, text);
  }
  async remove(names: readonly string[]) {
    // One after the other, as a database does it.
    await Promise.resolve();
    for (const name of names) this.items.delete(name);
  }
}

const inHand = (text: string): InHand => ({
  baseHash: "b",
  draft: { type: "text", text },
  session: { at: text.length },
});
const textOf = (kept: { draft: Draft } | null) => (kept?.draft.type === "text" ? kept.draft.text : null);

let shelf: FakeShelf;
let texts: FakeTexts;
let now: number;
let known: Map<string, string>;
const room = (): Room => ({ shelf, texts, now: () => now++, loaded: async (hash) => known.get(hash) ?? null });
const keeper = (owner: string, path = "a.json", root = "/r") => new DraftKeeper(root, path, owner, room());
const loaded = async (owner: string, path?: string, root?: string) => {
  const made = keeper(owner, path, root);
  await made.load();
  return made;
};

beforeEach(() => {
  vi.useFakeTimers();
  shelf = new FakeShelf();
  texts = new FakeTexts();
  now = 1000;
  known = new Map();
});

describe("a draft", () => {
  it("is written down while somebody types, not at every letter, and found by the next page", async () => {
    const first = keeper("1");
    const make = vi.fn(() => inHand("hello"));
    for (let i = 0; i < 10; i++) first.keep(make);
    expect(shelf.length).toBe(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(make).toHaveBeenCalledTimes(1);
    const next = await loaded("2");
    expect(next.get()).toMatchObject({ ready: true, inHand: false, kept: { baseHash: "b", session: { at: 5 } } });
    expect(textOf(next.get().kept)).toBe("hello");
  });

  it("is written down at once when the page goes", async () => {
    const first = keeper("1");
    first.keep(() => inHand("x"));
    first.flush();
    expect(textOf((await loaded("2")).get().kept)).toBe("x");
  });

  it("is of one recording in one folder", async () => {
    const first = keeper("1");
    first.keep(() => inHand("x"));
    first.flush();
    expect((await loaded("2", "b.json")).get().kept).toBeNull();
    expect((await loaded("2", "a.json", "/other")).get().kept).toBeNull();
  });

  it("goes into the database where it is long", async () => {
    const long = "x".repeat(1_100_000);
    const first = keeper("1");
    first.keep(() => inHand(long));
    await vi.advanceTimersByTimeAsync(500);
    expect([...shelf.items.values()].join("").length).toBeLessThan(200);
    const next = await loaded("2");
    expect(textOf(next.get().kept)).toBe(long);
    expect(textOf(next.take())).toBe(long);
    await vi.advanceTimersByTimeAsync(0);
    next.clear();
    await vi.advanceTimersByTimeAsync(0);
    expect([shelf.length, texts.items.size]).toEqual([0, 0]);
  });

  it("is found although the browser was killed before it wrote the shelf to the disk", async () => {
    const first = keeper("1");
    first.keep(() => inHand("hello"));
    await vi.advanceTimersByTimeAsync(500);
    const early = new Map(shelf.items);
    first.keep(() => inHand("hello there"));
    await vi.advanceTimersByTimeAsync(500);
    for (const left of [new Map(), early]) {
      shelf.items.clear();
      for (const [name, value] of left) shelf.items.set(name, value);
      expect(textOf((await loaded("2")).get().kept)).toBe("hello there");
    }
    const next = await loaded("3");
    next.discard();
    await vi.advanceTimersByTimeAsync(0);
    expect(next.get().kept).toBeNull();
    expect([shelf.length, texts.items.size]).toEqual([0, 0]);
  });

  it("is found on the shelf where the page went before the database had it", async () => {
    const first = keeper("1");
    first.keep(() => inHand("hello"));
    await vi.advanceTimersByTimeAsync(500);
    const stored = [...texts.items];
    first.keep(() => inHand("hello there"));
    await vi.advanceTimersByTimeAsync(500);
    for (const [name, value] of stored) texts.items.set(name, value);
    expect(textOf((await loaded("2")).get().kept)).toBe("hello there");
  });

  it("goes into the database where the shelf is full, and says so where there is no room at all", async () => {
    shelf = new FakeShelf(300);
    const first = keeper("1");
    first.keep(() => inHand("x".repeat(1000)));
    await vi.advanceTimersByTimeAsync(500);
    expect(textOf((await loaded("2")).get().kept)).toHaveLength(1000);
    texts.broken = true;
    first.keep(() => inHand("y".repeat(1000)));
    await vi.advanceTimersByTimeAsync(500);
    expect(first.get().problem).toMatch(/no room/);
    first.keep(() => inHand("y"));
    await vi.advanceTimersByTimeAsync(500);
    expect(first.get().problem).toBeNull();
  });

  it("is gone once it is saved, also where it was still being written", async () => {
    const first = keeper("1");
    first.keep(() => inHand("x".repeat(200_000)));
    first.flush();
    first.clear();
    await vi.advanceTimersByTimeAsync(500);
    expect(shelf.length).toBe(0);
    expect((await loaded("2")).get().kept).toBeNull();
  });

  it("is gone once all is typed back", async () => {
    const first = keeper("1");
    first.keep(() => inHand("x"));
    first.flush();
    expect(first.get().inHand).toBe(true);
    first.keep(() => null);
    first.flush();
    expect(first.get().inHand).toBe(false);
    expect(shelf.length).toBe(0);
  });

  it("that nothing can read is left alone", async () => {
    shelf.setItem(`tapedeck draft ${JSON.stringify(["/r", "a.json"])} 0`, "of another version");
    expect((await loaded("2")).get().kept).toBeNull();
    expect(shelf.length).toBe(1);
  });
});

describe("the text that a draft was made for", () => {
  it("is kept with it, and goes with it", async () => {
    known.set("b", "{}");
    const first = keeper("1");
    first.keep(() => inHand("x"));
    await vi.advanceTimersByTimeAsync(500);
    known.clear();
    const next = await loaded("2");
    expect(await next.baseText("b")).toBe("{}");
    next.discard();
    await vi.advanceTimersByTimeAsync(0);
    expect(await next.baseText("b")).toBeNull();
  });

  it("is taken when an editor begins, before anything is typed", async () => {
    known.set("b", "{}");
    const first = keeper("1");
    first.begin("b");
    known.clear();
    expect(await first.baseText("b")).toBe("{}");
    expect(texts.items.size).toBe(0);
    first.keep(() => inHand("x"));
    await vi.advanceTimersByTimeAsync(500);
    expect(await (await loaded("2")).baseText("b")).toBe("{}");
  });

  it("is asked for again where it could not be kept", async () => {
    known.set("b", "{}");
    texts.broken = true;
    const first = keeper("1");
    first.keep(() => inHand("x"));
    await vi.advanceTimersByTimeAsync(500);
    expect(await first.baseText("b")).toBe("{}");
  });
});

describe("several tabs", () => {
  it("write beside each other; a new page gets the latest, then the one before", async () => {
    const [one, two] = [keeper("1"), keeper("2")];
    one.keep(() => inHand("one"));
    one.flush();
    two.keep(() => inHand("two"));
    two.flush();
    const next = await loaded("3");
    expect(textOf(next.get().kept)).toBe("two");
    next.discard();
    await vi.advanceTimersByTimeAsync(0);
    expect(textOf(next.get().kept)).toBe("one");
    expect(textOf(next.take())).toBe("one");
    await vi.advanceTimersByTimeAsync(0);
    expect(next.get()).toMatchObject({ kept: null, inHand: true });
    expect(textOf((await loaded("4")).get().kept)).toBe("one");
  });

  it("hear of each other until the other one is done", async () => {
    const [one, two] = [keeper("1"), keeper("2")];
    two.keep(() => inHand("two"));
    two.flush();
    const [[name, value] = ["", ""]] = shelf.items;
    one.heard(name, value);
    expect(one.get().elsewhere).toBe(true);
    one.heard(name.replace("a.json", "b.json"), value);
    one.heard(name, null);
    expect(one.get().elsewhere).toBe(false);
    two.heard(name, value);
    expect(two.get().elsewhere).toBe(false);
  });

  it("see that a draft was taken or saved by another one", async () => {
    const two = keeper("2");
    two.keep(() => inHand("two"));
    two.flush();
    const one = await loaded("1");
    const [name = ""] = shelf.items.keys();
    two.clear();
    one.heard(name, null);
    await vi.advanceTimersByTimeAsync(0);
    expect(one.get().kept).toBeNull();
  });
});

it("keeps nothing, and says so, where the browser has no storage", async () => {
  texts.broken = true;
  const none = new DraftKeeper("/r", "a.json", "1", { ...room(), shelf: null });
  await none.load();
  expect(none.get()).toMatchObject({ ready: true, kept: null });
  none.keep(() => inHand("x"));
  await vi.advanceTimersByTimeAsync(500);
  expect(none.get().problem).toMatch(/no room/);
});
