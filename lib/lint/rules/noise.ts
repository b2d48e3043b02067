import { noiseIn } from "../../fix/noise";
import { formatBytes, formatQuantity } from "../../format/human";
import type { RecordingRule } from "../finding";

export const noise: RecordingRule = {
  name: "noise",
  level: "info",
  title: "Padding that only makes diffs",
  why: "Providers pad chunks with random text against eavesdroppers: nothing reads it, and each re-record changes all of it.",
  check: ({ recording }) => {
    const found = noiseIn(recording);
    const [first] = found;
    if (!first) return [];
    const size = found.reduce((sum, { value }) => sum + value.end - value.start, 0);
    return [
      {
        pointer: (first.line ?? first.value).pointer,
        message: `Random padding in ${formatQuantity(found.length, "place")}, ${formatBytes(size)} together.`,
        fix: "Drop the padding.",
        fixName: "drop-noise",
      },
    ];
  },
};
