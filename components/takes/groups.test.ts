import { expect, it } from "vitest";
import type { PendingRecording, PendingTake } from "@/lib/take/pending";
import { takesOfGroup } from "./groups";

const take = (id: string, after: string[] = []): PendingTake => ({
  id,
  at: "",
  class: "text",
  error: null,
  after,
  broken: null,
});
const recording = (...takes: PendingTake[]): PendingRecording => ({
  path: takes[0]?.id ?? "",
  testName: "",
  model: "",
  class: "text",
  takes,
  now: null,
  stale: false,
});
const idsOf = (...recordings: PendingRecording[]) => takesOfGroup({ class: "text", recordings }).map(({ id }) => id);

it("leaves out takes that wait for another which is not among those that are accepted, and what waits for these", () => {
  expect(idsOf(recording(take("a")), recording(take("b", ["a"])))).toEqual(["a", "b"]);
  expect(idsOf(recording(take("b", ["elsewhere"])), recording(take("c", ["b"])), recording(take("d")))).toEqual(["d"]);
  expect(idsOf(recording(take("a"), take("again")), recording(take("b", ["a"])))).toEqual(["again"]);
});
