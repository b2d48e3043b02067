import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { ahead, inSlices } from "./slices";

it("stands still while a person waits for other work, and goes on behind it, whatever becomes of that", async () => {
  let steps = 0;
  let stop = false;
  function* counting() {
    while (!stop) yield steps++;
    return "done";
  }
  const running = inSlices(counting(), new AbortController().signal);
  let fail: (error: Error) => void = () => {};
  const work = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const waiting = ahead(work);
  await setTimeout(30);
  const before = steps;
  await setTimeout(30);
  expect(steps).toBe(before);
  fail(new Error("the tide is out"));
  await expect(waiting).rejects.toThrow("the tide is out");
  await setTimeout(30);
  expect(steps).toBeGreaterThan(before);
  stop = true;
  expect(await running).toBe("done");
});
