import { hosts, sdk, vllmServer } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { idOf, uuidOf } from "../seeded";
import { tokensOf } from "../text";
import { float } from "../values";
import { callWhole, chatSingle, chatStream, say } from "../wire/chat";
import { litellmStream } from "../wire/litellm";
import { assistantCalls, system, tool, toolResult, user } from "../wire/messages";
import { azure, ollama, openAi, vllm, watsonx } from "../wire/style";

const suite = "weather";
const chat = "/v1/chat/completions";
const persona = system("You are the weather desk of Wayfarer. Answer in one or two sentences.");
const watsonxProject = { project_id: uuidOf("a project that does not exist") };

const forecast = tool("get_forecast", "Returns the forecast of a place for the next hours.", {
  place: { type: "string" },
  hours: { type: "integer", description: "1 to 48" },
});
const forecastCall = {
  id: idOf("call_", "forecast of Tromsø", 8),
  name: "get_forecast",
  arguments: '{"hours":6,"place":"Tromsø"}',
};
const clearSky = '{"place":"Tromsø","sky":"clear","temperature_c":-4.5,"aurora":"likely after 22:00"}';
const auroraAsked = [persona, user("Will we see the northern lights in Tromsø tonight?")];

const ollamaTurn = (messages: Parameters<typeof inference>[2][]) =>
  inference(hosts.ollama, chat, {
    model: "llama3.2:3b",
    messages,
    stream: true,
    temperature: float(0.0001),
    tool_choice: "auto",
    tools: [forecast],
  });

export const weather: Scene[] = [
  scene({
    suite,
    test: "test_desk.py::test_umbrella_streams[txt=openai/gpt-4o-mini]",
    request: inference(
      hosts.openai,
      chat,
      {
        model: "gpt-4o-mini",
        messages: [persona, user("I am in Bergen until Thursday. Do I need an umbrella?")],
        stream: true,
      },
      sdk,
    ),
    answer: chatStream(
      openAi("gpt-4o-mini-2024-07-18", "umbrella"),
      [
        { content: "" },
        ...say(
          "Yes. It rains in Bergen on two days out of three, so carry one, or do as the locals do and wear a hood.",
        ),
        { finish: "stop" },
      ],
      null,
    ),
    shows: "OpenAI chat, streamed, with the padding that OpenAI adds to chunks",
  }),
  scene({
    suite,
    test: "test_desk.py::test_driest_month[txt=openai/gpt-4o-mini]",
    request: inference(
      hosts.openai,
      chat,
      { model: "gpt-4o-mini", messages: [persona, user("Which month is the driest in Lisbon?")], stream: false },
      sdk,
    ),
    answer: chatSingle(
      openAi("gpt-4o-mini-2024-07-18", "Lisbon"),
      [{ content: "July: on average a single rainy day, and about twelve hours of sun a day.", finish: "stop" }],
      { prompt: 34, completion: 18 },
    ),
    shows: "OpenAI chat in one piece, with detailed usage",
  }),
  scene({
    suite,
    test: "test_desk.py::test_storm_warning[txt=azure/gpt-4o]",
    request: inference(
      hosts.azure,
      chat,
      {
        model: "gpt-4o",
        messages: [persona, user("The harbour office speaks of force 9 on Friday. What does that mean for the ferry?")],
        stream: true,
        stream_options: { include_usage: true },
      },
      sdk,
    ),
    answer: chatStream(
      azure("gpt-4o-2024-11-20", "storm"),
      [
        { content: "" },
        ...say(
          "Force 9 is a strong gale: waves of seven metres and more. Expect the Friday ferry to be cancelled, and travel on Thursday.",
        ),
        { finish: "stop" },
      ],
      { prompt: 52, completion: 31 },
    ),
    shows: "Azure: a first chunk with the prompt's filter results, filter results on each choice",
  }),
  scene({
    suite,
    test: "test_tools.py::test_forecast_is_asked_for[txt=ollama/llama3.2:3b]",
    request: ollamaTurn(auroraAsked),
    answer: chatStream(
      ollama("llama3.2:3b"),
      [callWhole(forecastCall, 0), { content: "", finish: "tool_calls" }],
      null,
    ),
    shows: "Ollama through its OpenAI API: a tool call in one delta, the role on each",
  }),
  scene({
    suite,
    test: "test_tools.py::test_forecast_is_asked_for[txt=ollama/llama3.2:3b]",
    request: ollamaTurn([...auroraAsked, assistantCalls([forecastCall]), toolResult(forecastCall, clearSky)]),
    answer: chatStream(
      ollama("llama3.2:3b"),
      [
        ...say("Very likely: the sky stays clear, and the aurora should start after ten."),
        { content: "", finish: "stop" },
      ],
      null,
    ),
    shows: "Its second turn: the tool's result, and the answer",
  }),
  scene({
    suite,
    test: "test_desk.py::test_clothing_advice[txt=vllm/Qwen/Qwen3-8B]",
    request: inference(
      hosts.vllm,
      chat,
      {
        model: "Qwen/Qwen3-8B",
        messages: [persona, user("What do I wear for a night walk at two degrees and wind?")],
        max_tokens: 0,
        stream: false,
        temperature: float(0.0),
      },
      vllmServer,
    ),
    answer: chatSingle(
      vllm("Qwen/Qwen3-8B"),
      [
        {
          content: "Three layers: wool next to the skin, a fleece, and a shell that stops the wind. And a hat.",
          finish: "stop",
          toolCalls: [],
          message: { reasoning_content: null },
          choice: { stop_reason: null, token_ids: null },
        },
      ],
      { prompt: 41, completion: 25 },
      { prompt_logprobs: null, prompt_token_ids: null, kv_transfer_params: null },
    ),
    shows: "vLLM in one piece: an empty list of tool calls, and nulls that stay in the file",
  }),
  scene({
    suite,
    test: "test_desk.py::test_tide_table[txt=watsonx/ibm/granite-3-3-8b-instruct]",
    request: inference(
      hosts.watsonx,
      chat,
      {
        model: "ibm/granite-3-3-8b-instruct",
        messages: [user("How often does the tide turn in a day?")],
        stream: true,
        stream_options: { include_usage: true },
        extra_body: watsonxProject,
      },
      sdk,
    ),
    answer: chatStream(
      watsonx("ibm/granite-3-3-8b-instruct", "3.3.0"),
      [
        { content: "" },
        ...say("Four times on most coasts: two high and two low tides, a little over six hours apart."),
        { content: "", finish: "stop" },
      ],
      { prompt: 71, completion: 20 },
    ),
    shows: "watsonx: its own keys on each chunk, a warning on the first, a project id in the request",
  }),
  scene({
    suite,
    test: "test_desk.py::test_fog_over_the_strait[txt=watsonx/meta-llama/llama-3-3-70b-instruct]",
    request: inference(hosts.watsonx, chat, {
      model: "meta-llama/llama-3-3-70b-instruct",
      messages: [user("Why is there fog over the strait on warm mornings?")],
      stream: true,
      extra_body: watsonxProject,
    }),
    answer: litellmStream(
      "meta-llama/llama-3-3-70b-instruct",
      tokensOf(
        "Warm, moist air moves over cold water, cools, and its vapour becomes droplets. Sailors call it sea smoke's cousin.",
      ),
      { prompt: 46, completion: 27 },
    ),
    shows: "Chunks of the litellm client, with usage on the last",
  }),
];
