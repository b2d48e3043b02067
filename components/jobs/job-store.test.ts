import { describe, expect, it } from "vitest";
import { dismissJob, followedJobs, followJob } from "./job-store";

describe("the jobs that a tab follows", () => {
  it("are told of until they are dismissed, also where the browser stores nothing", () => {
    let told = 0;
    const stop = followedJobs.subscribe(() => told++);
    followJob("one");
    followJob("two");
    followJob("one");
    expect(followedJobs.get()).toEqual(["two", "one"]);
    dismissJob("two");
    expect(followedJobs.get()).toEqual(["one"]);
    stop();
    dismissJob("one");
    expect(told).toBe(4);
    expect(followedJobs.get()).toEqual([]);
  });
});
