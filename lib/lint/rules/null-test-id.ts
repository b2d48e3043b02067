import type { RecordingRule } from "../finding";

export const nullTestId: RecordingRule = {
  name: "null-test-id",
  level: "info",
  title: "No test id",
  why: "Nobody can tell which test needs the recording, so nobody dares to delete it.",
  check: ({ recording }) =>
    recording.testId === null
      ? [{ pointer: recording.doc.root.get("test_id") ? "/test_id" : "", message: "The recording names no test." }]
      : [],
};
