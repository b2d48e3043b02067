import type { RevertSurvey } from "@/lib/change/commit-diff";
import { formatCount, formatQuantity } from "@/lib/format/human";

/** What a revert would do, in numbers. */
export function sentencesOf({ commit, files, same, new: fresh }: RevertSurvey): string[] {
  const gone = files.filter(({ state }) => state === "gone").length;
  const changed = files.length - gone;
  if (commit === null) return ["Nothing was committed yet."];
  return [
    files.length === 0 && "Nothing differs from the last commit.",
    changed > 0 &&
      `${formatQuantity(changed, "recording")} ${changed === 1 ? "gets its" : "get their"} committed text.`,
    gone > 0 && `${formatQuantity(gone, "recording")} ${gone === 1 ? "comes" : "come"} back.`,
    fresh > 0 && `${formatCount(fresh)} ${fresh === 1 ? "is" : "are"} new and ${fresh === 1 ? "stays" : "stay"}.`,
    same > 0 && files.length > 0 && `${formatCount(same)} ${same === 1 ? "is" : "are"} unchanged.`,
  ].filter((sentence) => sentence !== false);
}
