import { hosts, sdk } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { chatStream, say } from "../wire/chat";
import { exception } from "../wire/exceptions";
import { textPart, user } from "../wire/messages";
import { openAi } from "../wire/style";

const suite = "errors";
const chat = "/v1/chat/completions";

const inner = {
  message: "Invalid value for 'tool_choice': the tool \"book_balloon\" is not in 'tools'.",
  type: "invalid_request_error",
  param: "tool_choice",
  code: null,
};
const rejected =
  "Error code: 400 - {'error': {'message': 'Invalid value for \\'tool_choice\\': the tool \"book_balloon\" is not in " +
  "\\'tools\\'.', 'type': 'invalid_request_error', 'param': 'tool_choice', 'code': None}}";

const overloaded = "The server had an error while processing your request. Sorry about that!";

const begun = chatStream(
  openAi("gpt-4o-mini-2024-07-18", "night boat"),
  [{ content: "" }, ...say("The night boat to Kirkenes leaves")],
  null,
);

export const errors: Scene[] = [
  scene({
    suite,
    test: "test_errors.py::test_unknown_tool_is_rejected[txt=openai/gpt-4o]",
    request: inference(
      hosts.openai,
      chat,
      {
        model: "gpt-4o",
        messages: [user([textPart("Book me a balloon over the harbour.")])],
        stream: true,
        tool_choice: { type: "function", function: { name: "book_balloon" } },
        tools: [],
      },
      sdk,
    ),
    answer: exception(
      {
        category: "provider_sdk",
        provider: "openai",
        type: "BadRequestError",
        message: rejected,
        status_code: 400,
        body: inner,
      },
      rejected,
    ),
    shows: "An exception: the provider's 400 as the client raised it",
  }),
  scene({
    suite,
    test: "test_errors.py::test_server_is_down[txt=vllm/Qwen/Qwen3-8B]",
    request: inference(hosts.vllm, chat, {
      model: "Qwen/Qwen3-8B",
      messages: [user("Hello? Is anybody in the engine room?")],
      stream: false,
    }),
    answer: exception(
      { category: "unknown", type: "APIConnectionError", message: "Connection error." },
      "Connection error.",
    ),
    shows: "An exception without a status: nobody answered",
  }),
  scene({
    suite,
    test: "test_errors.py::test_stream_breaks_off[txt=openai/gpt-4o-mini]",
    request: inference(
      hosts.openai,
      chat,
      { model: "gpt-4o-mini", messages: [user("When does the night boat to Kirkenes leave?")], stream: true },
      sdk,
    ),
    answer: exception({ category: "unknown", type: "APIError", message: overloaded }, overloaded, begun),
    shows: "An exception after the first chunks: what had come by then is kept",
  }),
];
