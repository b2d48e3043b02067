import { openRecording, type Recording } from "../../recording";

/** For tests: a plain value as the recording that it would be as a file of that name. Throws where it is none. */
export function recordingOf(value: unknown, path = "recordings/sample.json"): Recording {
  return recordingOfText(JSON.stringify(value), path);
}

/** For tests: the same of a JSON text, with number tokens and escapes of its own. */
export function recordingOfText(text: string, path = "recordings/sample.json"): Recording {
  const opened = openRecording(path, text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
}

export const TEST_ID = "tests/notes/test_notes.py::test_summary[model-a]";

/** For tests: a recorded SDK call of `body`, as a value. */
export function callOf(
  body: object,
  url = "https://api.example.com/v1/chat/completions",
  testId: string | null = TEST_ID,
) {
  const request = { method: "POST", url, headers: {}, body, endpoint: "/v1/chat/completions", model: "" };
  return { test_id: testId, request, response: { body: null, is_streaming: false } };
}
