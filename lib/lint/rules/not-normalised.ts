import { unnormalisedIn } from "../../fix/normalise/values";
import { formatQuantity } from "../../format/human";
import type { RecordingRule } from "../finding";

export const notNormalised: RecordingRule = {
  name: "not-normalised",
  level: "warning",
  title: "Values that the recorder fixes",
  why: "Ids, dates and durations that differ each time make a difference of every re-record; the recorder writes fixed ones.",
  check: ({ recording }) => {
    const values = unnormalisedIn(recording);
    const mapping = recording.doc.root.get("id_normalization_mapping");
    const ids = mapping?.members().length ?? 0;
    const first = values[0]?.node ?? (ids > 0 ? mapping : undefined);
    if (!first) return [];
    const name = first.pointer.slice(first.pointer.lastIndexOf("/") + 1);
    const message =
      values.length > 0
        ? `${formatQuantity(values.length, "value")} as received, the first under \`${name}\`.`
        : `${formatQuantity(ids, "id")} still to be put in place of others when the file is read.`;
    return [{ pointer: first.pointer, message, fix: "Normalise the file.", fixName: "normalise" }];
  },
};
