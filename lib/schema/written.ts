import type { Override, Overrides } from "./print";

const DURATIONS = ["total_duration", "load_duration", "prompt_eval_duration", "eval_duration"];

const ofModel: Overrides = new Map([
  ["created_at", { json: '"1970-01-01T00:00:00.000000Z"', ifThere: false }],
  ...DURATIONS.map((key): [string, Override] => [key, { json: "0", ifThere: true }]),
]);

/**
 * What the recorder writes in the place of members of a typed object's outermost level, so that two recordings of one
 * answer are alike (format, section 2.1). `recId` begins with `rec-`. Models keep what they are called by.
 */
export function writtenMembers(recId: string): { ofModel: Overrides; ofOthers: Overrides } {
  const ofOthers = new Map(ofModel);
  ofOthers.set("id", { json: JSON.stringify(recId), ifThere: false });
  ofOthers.set("created", { json: "0", ifThere: false });
  return { ofModel, ofOthers };
}
