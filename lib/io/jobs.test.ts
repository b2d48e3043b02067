import { describe, expect, it } from "vitest";
import { paceOf } from "../change/job";
import { cancelJob, jobView, startJob } from "./jobs";

const nothing = { changed: 0, unchanged: 0, failed: [], changes: [] };

describe("jobs", () => {
  it("tell how far they are, and what came of them", async () => {
    let resolve = () => {};
    const promise = new Promise<void>((resolved) => {
      resolve = resolved;
    });
    const { id, ended } = startJob("Mend 3 recordings", 3, async ({ progress }) => {
      progress(1, 1);
      progress(2);
      await promise;
      return { ...nothing, changed: 3 };
    });
    expect(jobView(id)).toMatchObject({ title: "Mend 3 recordings", state: "running", done: 2, failures: 1, total: 3 });
    resolve();
    await ended;
    expect(jobView(id)).toMatchObject({ state: "done", summary: { changed: 3 }, problem: null });
  });

  it("never go back, nor beyond their end", async () => {
    const { id, ended } = startJob("Mend", 3, async ({ progress }) => {
      progress(5);
      progress(1);
      return nothing;
    });
    await ended;
    expect(jobView(id)?.done).toBe(3);
  });

  it("are told to stop, and say what they did until then", async () => {
    const { id, ended } = startJob("Mend 3 recordings", 3, async ({ signal }) => {
      await new Promise((stopped) => signal.addEventListener("abort", stopped));
      return { ...nothing, changed: 1 };
    });
    cancelJob(id);
    await ended;
    expect(jobView(id)).toMatchObject({ state: "cancelled", summary: { changed: 1 } });
  });

  it("say why they failed as a whole", async () => {
    const { id, ended } = startJob("Mend", 1, () => Promise.reject(new Error("the harbour is closed")));
    await ended;
    expect(jobView(id)).toMatchObject({ state: "failed", summary: null, problem: "the harbour is closed" });
  });

  it("are not known for ever", async () => {
    const first = startJob("Mend", 0, async () => nothing);
    await first.ended;
    for (let i = 0; i < 60; i++) await startJob("Mend", 0, async () => nothing).ended;
    expect(jobView(first.id)).toBeNull();
    expect(jobView("never")).toBeNull();
  });

  it("know their pace once they have run for a while", () => {
    expect(paceOf({ done: 0, total: 10, elapsed: 5000 })).toBeNull();
    expect(paceOf({ done: 5, total: 10, elapsed: 1000 })).toEqual({ rate: 5, left: 1000 });
  });
});
