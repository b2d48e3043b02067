import { hosts } from "../hosts";
import { sampleOf } from "../make";
import { inference, scene } from "../scene";
import { chatSingle } from "../wire/chat";
import { user } from "../wire/messages";
import { ollama } from "../wire/style";

/** A recording whose writer was stopped half way: the one sample that is not JSON. */
export function truncated(): { path: string; text: string; shows: string } {
  const { text } = sampleOf(
    scene({
      suite: "broken",
      test: "test_broken.py::test_never_finished[txt=ollama/llama3.2:3b]",
      request: inference(hosts.ollama, "/v1/chat/completions", {
        model: "llama3.2:3b",
        messages: [user("Finish this sentence: the rope was long enough, but")],
        stream: false,
      }),
      answer: chatSingle(ollama("llama3.2:3b"), [{ content: "the knot had other plans.", finish: "stop" }], {
        prompt: 34,
        completion: 7,
      }),
      shows: "",
    }),
  );
  return {
    path: "broken/recordings/truncated.json",
    text: text.slice(0, text.indexOf("the knot") + 12),
    shows: "Broken on purpose: the file ends in the middle of a string",
  };
}
