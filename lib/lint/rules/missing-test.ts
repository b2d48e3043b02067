import type { RecordingRule } from "../finding";

export const missingTest: RecordingRule = {
  name: "missing-test",
  level: "warning",
  title: "Test that is gone",
  why: "Nothing replays the recording any more.",
  check: ({ recording }, { testFileExists, tests }) => {
    const { testId } = recording;
    if (testId === null) return [];
    const file = testId.split("::")[0] ?? testId;
    if (testFileExists && !testFileExists(file)) {
      return [
        {
          pointer: "/test_id",
          message: `The test file \`${file}\` does not exist in the repository.`,
          fix: "Delete the recording.",
        },
      ];
    }
    if (tests && !tests.has(testId)) {
      return [
        { pointer: "/test_id", message: "The list of tests does not hold this test id.", fix: "Delete the recording." },
      ];
    }
    return [];
  },
};
