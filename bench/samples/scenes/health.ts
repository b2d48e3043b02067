import { hosts, sdk } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { float } from "../values";
import { chatSingle } from "../wire/chat";
import { system, user } from "../wire/messages";
import { ollama, openAi } from "../wire/style";

const suite = "archive";
const chat = "/v1/chat/completions";

/** Prompts as file search builds them: the newer key rules blot out the score, older ones did not. */
const passage = (sentences: string) =>
  system(
    "Use this passage from the archive.\n[1] document: harbour log 1911, score: 0.8127734\n" +
      `“The fog bell was rung for nine hours without pause.”\nAnswer in ${sentences}.`,
  );
const question = user("How long was the fog bell rung?");
const searchTest = "test_archive.py::test_answer_from_harbour_log[txt=openai/gpt-4o-mini]";

const searched = (sentences: string, answer: string) => ({
  suite,
  test: searchTest,
  request: inference(
    hosts.openai,
    chat,
    { model: "gpt-4o-mini", messages: [passage(sentences), question], stream: false, temperature: float(0.0) },
    sdk,
  ),
  answer: chatSingle(openAi("gpt-4o-mini-2024-07-18", sentences), [{ content: answer, finish: "stop" }], {
    prompt: 71,
    completion: 24,
  }),
});

export const health: Scene[] = [
  scene({
    suite,
    test: "test_archive.py::test_position_of_the_wreck[txt=ollama/llama3.2:3b]",
    layout: "L2",
    naming: { by: "version", version: "V2" },
    request: inference(hosts.ollama, chat, {
      model: "llama3.2:3b",
      messages: [user("The wreck lies at 60.39299274, 5.32415369. Which town is nearest?")],
      stream: false,
      temperature: float(0.0),
    }),
    answer: chatSingle(
      ollama("llama3.2:3b"),
      [{ content: "Bergen: the position is in its harbour.", finish: "stop" }],
      { prompt: 43, completion: 11 },
    ),
    shows: "Mis-keyed on purpose: named by the key rules of an older recorder, which no replay computes any more",
  }),
  scene({
    suite,
    test: "test_archive.py::test_oldest_entry[ogx_client-txt=openai/gpt-4o-mini]",
    naming: { by: "before-rename" },
    request: inference(
      hosts.openai,
      chat,
      {
        model: "gpt-4o-mini",
        messages: [user("What is the oldest kind of entry in a harbour log?")],
        stream: false,
      },
      sdk,
    ),
    answer: chatSingle(
      openAi("gpt-4o-mini-2024-07-18", "oldest"),
      [{ content: "Arrivals: which ship came in, from where, and on which tide.", finish: "stop" }],
      { prompt: 18, completion: 16 },
    ),
    shows: "Mis-keyed on purpose: its test was renamed, its file was not",
  }),
  scene({
    ...searched("one sentence", "The log says that it was rung for nine hours without pause."),
    naming: { by: "version", version: "V6" },
    shows: "A superseded twin: the older of two recordings of one call, named by older rules",
  }),
  scene({
    ...searched("one short sentence", "For nine hours without pause."),
    shows: "Its living twin: the same test with a shorter prompt",
  }),
];
