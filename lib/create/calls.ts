/** How a call is recorded: through an SDK, as raw HTTP, or by a tool that the stack runs itself. */
export const CALLS = ["inference", "http", "tool"] as const;
export type Call = (typeof CALLS)[number];
