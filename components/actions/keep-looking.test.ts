import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepLooking } from "./keep-looking";

const PAUSE = 200;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("looks at once, and again behind each look until there is no more to see", async () => {
  let looks = 0;
  keepLooking(async () => ++looks < 3, PAUSE);
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(looks).toBe(2);
  await vi.advanceTimersByTimeAsync(10 * PAUSE);
  expect(looks).toBe(3);
});

it("looks again where a look fails", async () => {
  let looks = 0;
  keepLooking(async () => {
    if (++looks === 1) throw new Error("not heard");
    return false;
  }, PAUSE);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(looks).toBe(2);
});

it("ends when it is told to: the look under way is cut off, and no other follows", async () => {
  let looks = 0;
  let under: AbortSignal | null = null;
  const end = keepLooking(async (signal) => {
    looks++;
    under = signal;
    return true;
  }, PAUSE);
  end();
  expect(under).toMatchObject({ aborted: true });
  await vi.advanceTimersByTimeAsync(10 * PAUSE);
  expect(looks).toBe(1);
});
