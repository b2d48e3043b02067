import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { ahead, inSlices, inUrgentSlices } from "./slices";

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

it("lets slices that a person waits for end first, also several of them", async () => {
  const order: string[] = [];
  function* busy(name: string, milliseconds: number) {
    const until = performance.now() + milliseconds;
    while (performance.now() < until) yield;
    order.push(name);
    return name;
  }
  const patient = inSlices(busy("patient", 20), new AbortController().signal);
  const urgent = ["one", "other"].map((name) => inUrgentSlices(busy(name, 60)));
  expect(await Promise.all(urgent)).toEqual(["one", "other"]);
  expect(await patient).toBe("patient");
  expect(order.at(-1)).toBe("patient");
});
