import { describe, expect, it } from "vitest";
import { inferenceOf } from "../../dialects/testing";
import type { Digest } from "../finding";
import { setReportsOf } from "../testing/subject";
import { duplicateKey } from "./duplicate-key";
import { supersededTwin } from "./superseded-twin";

function entry(path: string, digest: Partial<Digest>, body: object = {}) {
  const recording = inferenceOf(
    "/v1/chat/completions",
    { model: "m", messages: [], ...body },
    { body: null, is_streaming: false },
  );
  const base: Digest = {
    path,
    testId: "t.py::t",
    model: "m",
    streaming: false,
    endpoint: "/v1/chat/completions",
    host: "m.test",
    messages: 1,
    nameKey: path,
    currentKey: path,
    status: "current",
  };
  return { digest: { ...base, ...digest }, recording };
}

describe("duplicate-key", () => {
  it("finds one name in two folders", () => {
    const reports = setReportsOf(duplicateKey, [entry("a/recordings/k.json", {}), entry("b/recordings/k.json", {})]);
    expect(reports).toMatchObject([{ path: "b/recordings/k.json", level: "warning" }]);
    expect(reports[0]?.message).toContain("has the name of a/recordings/k.json");
  });
  it("finds one request under two names that are no keys of today", () => {
    const stale = { currentKey: "c0ffee", status: "older" } as const;
    expect(setReportsOf(duplicateKey, [entry("a.json", stale), entry("b.json", stale)])).toMatchObject([
      { path: "b.json", level: "info" },
    ]);
  });
  it("leaves unlike ones alone, and recordings without a key", () => {
    const none = { currentKey: null, status: "none" } as const;
    expect(
      setReportsOf(duplicateKey, [
        entry("a.json", {}),
        entry("b.json", {}),
        entry("c.json", none),
        entry("d.json", none),
      ]),
    ).toEqual([]);
  });
});

describe("superseded-twin", () => {
  const old = { status: "older", currentKey: "01" } as const;
  it("names the nearest live recording and the field that differs", () => {
    const reports = setReportsOf(supersededTwin, [
      entry("r/live.json", {}, { temperature: 0.5 }),
      entry("r/other.json", {}, { temperature: 0.5, top_p: 0.1, stop: "a long way from it" }),
      entry("r/old.json", old, { temperature: 0.1 }),
    ]);
    expect(reports).toEqual([
      {
        path: "r/old.json",
        pointer: "/request/body/temperature",
        message: "Superseded by live.json…, which differs in `temperature`.",
        fix: "Delete the superseded recording.",
        fixName: "delete-twin",
        other: "r/live.json",
      },
    ]);
  });
  it("leaves other turns, other models and far requests alone", () => {
    const far = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 };
    const live = entry("live.json", {});
    expect(setReportsOf(supersededTwin, [live, entry("a.json", { ...old, messages: 3 })])).toEqual([]);
    expect(setReportsOf(supersededTwin, [live, entry("b.json", { ...old, model: "n" })])).toEqual([]);
    expect(setReportsOf(supersededTwin, [live, entry("c.json", old, far)])).toEqual([]);
  });
});
