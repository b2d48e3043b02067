import type { RecordingRule } from "../finding";

export const unknownShape: RecordingRule = {
  name: "unknown-shape",
  level: "warning",
  title: "Unknown shape",
  why: "The recording is of no wire family that Tapedeck knows: it is shown raw, and cannot be searched by meaning.",
  check: ({ recording, conversation }) =>
    conversation.dialect === "unknown"
      ? [{ pointer: "/response/body", message: `No known wire family reads this ${recording.kind} recording.` }]
      : [],
};
