import { isRedundant, isSuperseded } from "../lint/twins/twins";
import { type Fix, nothing } from "./fix";

/** Deletes a recording that no replay asks for any more, or that another one repeats byte for byte. */
export const deleteTwin: Fix = {
  name: "delete-twin",
  title: "Delete",
  about: "Moves the recording to the trash: another one has taken its place, and stays.",
  why: "delete",
  planFix: (recording, { other }) => {
    if (!other) return nothing("The recording that took its place is gone, so this one stays.");
    if (isRedundant(recording, other) || isSuperseded(recording, other)) return { type: "delete" };
    return nothing(`${other.path} does not take its place (any more).`);
  },
};
