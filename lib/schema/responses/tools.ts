import { z } from "zod";
import { float, marks, since, typedSince } from "../marks";
import { networkPolicy, toolEnvironment } from "./containers";
import { members, oneOf, oneOfOrRaw, tagged } from "./members";

/** The tools that a response names, and which of them it was to use. */
const callers = since("2.45.0");
const deferred = since("2.25.0");
const asynchronous = z.unknown().register(marks, { since: "3.8.0", wire: "async" });

const functionTool = tagged(
  "function",
  "name parameters strict type allowed_callers async_ defer_loading description output_schema",
  { allowed_callers: callers, async_: asynchronous, defer_loading: deferred, output_schema: since("2.45.0") },
);

const custom = tagged("custom", "name type allowed_callers async_ defer_loading description format", {
  allowed_callers: callers,
  async_: asynchronous,
  defer_loading: deferred,
  format: oneOf(tagged("text", "type"), tagged("grammar", "definition syntax type")),
});

const functionOfNamespace = tagged(
  "function",
  "name type allowed_callers async_ defer_loading description output_schema parameters strict",
  { allowed_callers: callers, async_: asynchronous, defer_loading: since("2.29.0"), output_schema: since("2.45.0") },
);

const comparison = tagged(["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"], "key type value", { value: float });

const comparisonOrRaw = oneOfOrRaw(comparison);

const fileSearch = tagged("file_search", "type vector_store_ids filters max_num_results ranking_options", {
  filters: oneOf(comparison, tagged(["and", "or"], "filters type", { filters: z.array(comparisonOrRaw) })),
  ranking_options: members("hybrid_search ranker score_threshold", {
    hybrid_search: typedSince(
      "2.7.0",
      members("embedding_weight text_weight", { embedding_weight: float, text_weight: float }),
    ),
    score_threshold: float,
  }),
});

const webSearch = tagged(
  ["web_search", "web_search_2025_08_26"],
  "type external_web_access filters search_context_size user_location",
  {
    external_web_access: since("3.8.0"),
    filters: members("allowed_domains"),
    user_location: members("city country region timezone type"),
  },
);

const webSearchPreview = tagged(
  ["web_search_preview", "web_search_preview_2025_03_11"],
  "type search_content_types search_context_size user_location",
  {
    search_content_types: since("2.30.0"),
    user_location: tagged("approximate", "type city country region timezone"),
  },
);

const toolFilter = members("read_only tool_names");

const mcp = tagged(
  "mcp",
  "server_label type allowed_callers allowed_tools authorization connector_id defer_loading headers require_approval server_description server_url tunnel_id",
  {
    allowed_callers: callers,
    allowed_tools: toolFilter,
    defer_loading: deferred,
    require_approval: members("always never", { always: toolFilter, never: toolFilter }),
    tunnel_id: since("2.45.0"),
  },
);

const codeInterpreter = tagged("code_interpreter", "container type allowed_callers", {
  container: tagged("auto", "type file_ids memory_limit network_policy", {
    memory_limit: since("2.9.0"),
    network_policy: networkPolicy,
  }),
  allowed_callers: callers,
});

const imageGeneration = tagged(
  "image_generation",
  "type action background input_fidelity input_image_mask model moderation output_compression output_format partial_images quality size",
  { action: since("2.17.0"), input_image_mask: members("file_id image_url") },
);

const shell = tagged("shell", "type allowed_callers environment", {
  allowed_callers: callers,
  environment: toolEnvironment,
});

/** The tools of a response; one that the SDK does not know is taken for a function. */
export const tools = z.array(
  oneOf(
    functionTool,
    fileSearch,
    tagged("computer", "type"),
    tagged("computer_use_preview", "display_height display_width environment type"),
    webSearch,
    mcp,
    codeInterpreter,
    tagged("programmatic_tool_calling", "type"),
    imageGeneration,
    tagged("local_shell", "type"),
    shell,
    custom,
    tagged("namespace", "description name tools type", { tools: z.array(oneOf(functionOfNamespace, custom)) }),
    tagged("tool_search", "type description execution parameters"),
    webSearchPreview,
    tagged("apply_patch", "type allowed_callers", { allowed_callers: callers }),
  ),
);

/** Tools that a choice names by their type alone. */
const HOSTED = [
  "file_search",
  "web_search_preview",
  "web_search_preview_2025_03_11",
  "computer",
  "computer_use",
  "computer_use_preview",
  "image_generation",
  "code_interpreter",
  "programmatic_tool_calling",
  "apply_patch",
  "shell",
];

/** Which tool is to be used: a word, or an object. */
export const toolChoice = oneOfOrRaw(
  tagged("allowed_tools", "mode tools type"),
  tagged("function", "name type"),
  tagged("mcp", "server_label type name"),
  tagged("custom", "name type"),
  tagged(HOSTED, "type"),
);
