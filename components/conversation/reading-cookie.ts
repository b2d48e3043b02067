export type ReadingPreferences = { text: "markdown" | "plain"; reasoning: "shown" | "hidden" };

export const COOKIE = "reading";

export const usualPreferences: ReadingPreferences = { text: "markdown", reasoning: "shown" };

/** Reads the cookie's value, `plain.hidden`; what is unknown gives the usual way. */
export function parsePreferences(value: string | undefined): ReadingPreferences {
  const [text, reasoning] = (value ?? "").split(".");
  return {
    text: text === "plain" ? "plain" : "markdown",
    reasoning: reasoning === "hidden" ? "hidden" : "shown",
  };
}
