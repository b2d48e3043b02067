/** Where words are looked for. */
export const PLACES = ["text", "reasoning", "arguments", "request", "test-id"] as const;
export type Place = (typeof PLACES)[number];
