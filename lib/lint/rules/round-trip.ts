import { placeOf } from "../../json/parse";
import type { RecordingRule } from "../finding";

export const roundTrip: RecordingRule = {
  name: "round-trip",
  level: "warning",
  title: "Not as the recorder writes it",
  why: "The recorder would write the same values with other bytes: the next re-record changes lines that mean nothing.",
  check: ({ recording, difference }) => {
    if (difference === null) return [];
    const { text } = recording.doc;
    const { line, column } = placeOf(text, difference);
    const what =
      difference >= text.length ? "the final line feed is missing" : "the text is not what Python's json.dumps writes";
    return [
      {
        pointer: "",
        message: `From line ${line}, column ${column} on, ${what}.`,
        fix: "Normalise the file.",
        fixName: "normalise",
      },
    ];
  },
};
