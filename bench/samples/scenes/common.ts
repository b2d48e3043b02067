import { hosts, sdk, vllmServer } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { hexOf } from "../seeded";
import { chatSingle } from "../wire/chat";
import { user } from "../wire/messages";
import { modelList } from "../wire/models";
import { azure, contentFilter, ollama, promptFilter } from "../wire/style";

const suite = "common";

const served = {
  root: "Qwen/Qwen3-8B",
  parent: null,
  max_model_len: 40960,
  permission: [
    {
      id: `modelperm-${hexOf("permission", 16)}`,
      object: "model_permission",
      created: 1777880400,
      allow_sampling: true,
      allow_logprobs: true,
      organization: "*",
      group: null,
      is_blocking: false,
    },
  ],
};

export const common: Scene[] = [
  scene({
    suite,
    test: null,
    request: inference(hosts.openai, "/v1/models", {}, sdk),
    answer: modelList([
      { id: "gpt-4.1", created: 1744316542, owner: "system" },
      { id: "gpt-4.1-mini", created: 1744318173, owner: "system" },
      { id: "gpt-4o", created: 1715367049, owner: "system" },
      { id: "gpt-4o-mini", created: 1721172741, owner: "system" },
      { id: "gpt-5-mini", created: 1754425928, owner: "system" },
      { id: "text-embedding-3-small", created: 1705948997, owner: "system" },
    ]),
    shows: "OpenAI's model list; its name carries a digest of the ids",
  }),
  scene({
    suite,
    test: null,
    request: inference(hosts.vllm, "/v1/models", {}, vllmServer),
    answer: modelList([{ id: "Qwen/Qwen3-8B", created: 1777880400, owner: "vllm", extras: served }]),
    shows: "vLLM's model list, with keys of its own",
  }),
  scene({
    suite,
    test: null,
    request: inference(
      hosts.azure,
      "/v1/chat/completions",
      { model: "gpt-4o", messages: [user("Are you there? Answer with one word.")], max_tokens: 5, stream: false },
      sdk,
    ),
    answer: chatSingle(
      azure("gpt-4o-2024-11-20", "health"),
      [{ content: "Here.", finish: "stop", choice: { content_filter_results: contentFilter } }],
      { prompt: 15, completion: 2 },
      { prompt_filter_results: promptFilter },
    ),
    shows: "A call outside any test (`test_id: null`), Azure in one piece",
  }),
  scene({
    suite,
    test: null,
    layout: "L1",
    naming: { by: "version", version: "V1" },
    request: inference(hosts.ollama, "/v1/chat/completions", {
      model: "llama3.2:3b",
      messages: [user("Name the four winds of a compass rose, from the top, clockwise.")],
      stream: false,
    }),
    answer: chatSingle(ollama("llama3.2:3b"), [{ content: "North, east, south, west.", finish: "stop" }], {
      prompt: 39,
      completion: 8,
    }),
    shows: "The oldest layout: no test id at all, a name of 12 digits by the first key rules",
  }),
];
