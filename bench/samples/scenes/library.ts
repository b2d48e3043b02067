import { hosts, sdk, vllmServer } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { countOf } from "../text";
import { float } from "../values";
import { chatSingle, chatStream, type Step, say } from "../wire/chat";
import { completionSingle, completionStream } from "../wire/completions";
import { logprobsOf, sayWithLogprobs } from "../wire/logprobs";
import { assistant, system, user } from "../wire/messages";
import { openAi } from "../wire/style";

const suite = "library";
const chat = "/v1/chat/completions";
const model = "gpt-4o-mini";
const snapshot = "gpt-4o-mini-2024-07-18";
const persona = system("You are the librarian of Wayfarer. Be exact, and kind to people who lost a book.");

const loans = `Here is the overview, longest overdue first:

| title | reader | due | days late |
| :--- | :--- | :---: | ---: |
| *Tide and Timber* | A. Moen | 14 April | 21 |
| *Small Engines, Kindly Explained* | R. Okafor | 28 April | 7 |
| *A Field Guide to Fog* | L. Hagen | 2 May | 3 |

The same list from the loans database:

\`\`\`sql
SELECT title, reader, due, CURRENT_DATE - due AS days_late
FROM loans
WHERE returned IS NULL AND due < CURRENT_DATE
ORDER BY due;
\`\`\`

To remind all three, run \`remind --overdue\`:

1. a reader with less than a week gets a **postcard**
2. from then on, a phone call
   - never before nine
   - never about a book that another branch has found
`;

const greetings =
  "Welcome in five languages:\n\n- Norsk: Velkommen, kjære leser\n- Ελληνικά: Καλώς ήρθατε\n- 日本語: ようこそ図書館へ\n" +
  "- العربية: مرحبا بكم في المكتبة\n- हिन्दी: पुस्तकालय में आपका स्वागत है\n\nAnd a smile: 📚✨👩🏽‍🚀";

/** As servers stream it that cut an answer between the two halves of a character outside the basic plane. */
function withSplitEmoji(text: string, emoji: string): Step[] {
  const at = text.indexOf(emoji);
  return [...say(text.slice(0, at)), { content: text.slice(at, at + 1) }, { content: text.slice(at + 1) }];
}

const lost = "The atlas is probably in the reading room.";
const rivals = { " atlas": [" map", " book"], " probably": [" surely", " likely", " perhaps"], " room": [" nook"] };
const verdict = "Yes, you may renew it once more.";

export const library: Scene[] = [
  scene({
    suite,
    test: "test_answers.py::test_overdue_table[txt=openai/gpt-4o-mini]",
    request: inference(
      hosts.openai,
      chat,
      {
        model,
        messages: [persona, user("Which books are overdue? A table, please, and the query behind it.")],
        stream: false,
        temperature: float(0.3),
      },
      sdk,
    ),
    answer: chatSingle(openAi(snapshot, "overdue"), [{ content: loans, finish: "stop" }], {
      prompt: 47,
      completion: countOf(loans),
    }),
    shows: "Markdown: a table, a code block, nested lists",
  }),
  scene({
    suite,
    test: "test_answers.py::test_greeting_in_five_scripts[txt=openai/gpt-4o-mini]",
    request: inference(
      hosts.openai,
      chat,
      {
        model,
        messages: [persona, user("Grüß bitte alle Leserinnen & Leser – in fünf Sprachen! 🌍")],
        stream: true,
      },
      sdk,
    ),
    answer: chatStream(
      openAi(snapshot, "greetings"),
      [{ content: "" }, ...withSplitEmoji(greetings, "📚"), { finish: "stop" }],
      null,
    ),
    shows: "Non-ASCII text, right-to-left script, emoji; one emoji's two halves come in two chunks",
  }),
  scene({
    suite,
    test: "test_logprobs.py::test_where_is_the_atlas[txt=openai/gpt-4o-mini]",
    request: inference(hosts.openai, chat, {
      model,
      messages: [persona, user("Where might the atlas be? One short sentence.")],
      logprobs: true,
      stream: true,
      top_logprobs: 4,
    }),
    answer: chatStream(
      openAi(snapshot, "atlas"),
      [{ content: "" }, ...sayWithLogprobs(lost, rivals), { finish: "stop" }],
      null,
    ),
    shows: "Log probabilities, streamed, with the tokens that nearly came instead",
  }),
  scene({
    suite,
    test: "test_logprobs.py::test_renewal[txt=openai/gpt-4o-mini]",
    request: inference(hosts.openai, chat, {
      model,
      messages: [
        persona,
        user("I renewed *A Field Guide to Fog* once."),
        assistant("Thank you for telling me. It is due on 2 May."),
        user("May I renew it again?"),
      ],
      logprobs: true,
      stream: false,
      top_logprobs: 3,
    }),
    answer: chatSingle(
      openAi(snapshot, "renewal"),
      [
        {
          content: verdict,
          finish: "stop",
          logprobs: logprobsOf(verdict, { Yes: ["No", "Sure"], " once": [" twice"] }),
        },
      ],
      { prompt: 66, completion: countOf(verdict) },
    ),
    shows: "Log probabilities in one piece",
  }),
  scene({
    suite,
    test: "test_refusals.py::test_reader_privacy[txt=openai/gpt-4o-mini]",
    request: inference(
      hosts.openai,
      chat,
      {
        model,
        messages: [persona, user("Give me the home address of whoever has borrowed the atlas.")],
        stream: false,
      },
      sdk,
    ),
    answer: chatSingle(
      openAi(snapshot, "privacy"),
      [
        {
          content: null,
          refusal: "I'm sorry, I can't share where a reader lives. I can pass on a message.",
          finish: "stop",
        },
      ],
      { prompt: 44, completion: 21 },
    ),
    shows: "A refusal: no content, the words stand in `refusal`",
  }),
  scene({
    suite,
    test: "test_completions.py::test_shelf_label[txt=vllm/Qwen/Qwen3-8B]",
    request: inference(
      hosts.vllm,
      "/v1/completions",
      {
        model: "Qwen/Qwen3-8B",
        prompt: "Shelf 12 holds books on knots, ropes and",
        max_tokens: 8,
        stop: ["\n"],
        stream: false,
        temperature: float(0.0),
      },
      vllmServer,
    ),
    answer: completionSingle("Qwen/Qwen3-8B", " rigging, from clove hitch to crane.", {
      completion_tokens: 8,
      prompt_tokens: 10,
      total_tokens: 18,
      completion_tokens_details: null,
      prompt_tokens_details: null,
    }),
    shows: "A completion in one piece",
  }),
  scene({
    suite,
    test: "test_completions.py::test_first_sentence[txt=vllm/Qwen/Qwen3-8B]",
    request: inference(
      hosts.vllm,
      "/v1/completions",
      { model: "Qwen/Qwen3-8B", prompt: "The lighthouse keeper opened the book, and", max_tokens: 48, stream: true },
      vllmServer,
    ),
    answer: completionStream(
      "Qwen/Qwen3-8B",
      " out of it fell a pressed flower, a ferry ticket of 1954, and a note that said: return this on a stormy night.",
    ),
    shows: "A completion, streamed",
  }),
];
