import { stepsOf } from "../json/document";

/** A pointer of the hashed value as people write it: `/body/messages/2/content` is `messages[2].content`. */
export function fieldNameOf(pointer: string): string {
  const steps = stepsOf(pointer);
  const shown = steps[0] === "body" || steps[0] === "payload" ? steps.slice(1) : steps;
  return nameOfSteps(shown) || "the whole request";
}

/** Keys and indexes as people write them: `messages[2].content`. */
export function nameOfSteps(steps: readonly string[]): string {
  return steps.reduce(
    (path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`),
    "",
  );
}
