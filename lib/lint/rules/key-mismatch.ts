import { shortKey } from "../../format/human";
import type { RecordingRule } from "../finding";

export const keyMismatch: RecordingRule = {
  name: "key-mismatch",
  level: "error",
  title: "Name is not the request's key",
  why: "Replay looks a recording up by the hash of its request: under another name it is never found again.",
  check: ({ key }) => {
    const { status, version, from, expected } = key;
    const now = expected === null ? "" : `; today the request's key is ${shortKey(expected)}…`;
    const mend =
      expected === null ? {} : { fix: `Rename the file to ${shortKey(expected)}….`, fixName: "re-key" as const };
    switch (status) {
      case "older":
        return [
          {
            pointer: "/request",
            level: "warning",
            ...mend,
            message: `The name is the key by the older rules ${version}${now}.`,
          },
        ];
      case "renamed":
        return [
          {
            pointer: "/request",
            level: "warning",
            ...mend,
            message: `The name is the key of the text before a rename (\`${from}\`, rules ${version})${now}.`,
          },
        ];
      case "mismatch":
        return [
          { pointer: "/request", ...mend, message: `The name is the key of another request by all known rules${now}.` },
        ];
      default:
        return [];
    }
  },
};
