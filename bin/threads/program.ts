/** The bundle of a thread's program, beside that of the command line: a small one starts in a fraction of the time. */
export function threadProgram(name: "asking" | "check"): URL {
  return new URL(`./${name}-thread.mjs`, import.meta.url);
}
