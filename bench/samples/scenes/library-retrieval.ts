import { pythonFloat } from "../../../lib/json/python-number";
import { hosts, sdk } from "../hosts";
import { http, inference, type Scene, scene, single, status, testIdOf, typed } from "../scene";
import { uuidOf } from "../seeded";
import { type Fields, Float, float, type Value } from "../values";
import { embeddings, vectorOf } from "../wire/embeddings";

const suite = "library";
const rerankTest = "test_rerank.py::test_best_shelf_first[rerank=vllm/Qwen/Qwen3-Reranker-0.6B]";
const fileTest = "test_files.py::test_opening_hours_are_chunked";
const searchTest = "test_search.py::test_web_search_returns_pages";

const found: Fields[] = [
  {
    url: "https://tides.example/how-to-read-a-tide-table",
    title: "How to read a tide table",
    content: "A tide table lists the height of the water above chart datum for each high and low tide of a day.",
    score: float(0.93172),
    raw_content: null,
  },
  {
    url: "https://harbour.example/notices/spring-tides",
    title: "Notice: spring tides in May",
    content:
      "Around the new moon the water rises up to 40 cm higher than usual. Move bicycles away from the lower quay.",
    score: float(0.80418),
    raw_content: null,
  },
];

/** The search tool's content is itself JSON, as Python dumps it on one line. */
function oneLine(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (value instanceof Float) return pythonFloat(value.value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`);
  return `{${members.join(", ")}}`;
}

const shelves = [
  "Shelf 4: poetry, and letters that nobody answered.",
  "Shelf 9: charts, pilot books and tide tables of all coasts.",
  "Shelf 11: cooking, with a section on seaweed.",
];
const scores = [0.00042181, 0.98730654, 0.01189472];

function fileChunk(index: number, content: string, tokens: number): Fields {
  const id = uuidOf(`chunk ${index}`);
  const document = uuidOf("opening hours");
  return {
    content,
    chunk_id: id,
    metadata: {
      document_id: document,
      filename: "opening-hours.pdf",
      page_count: 1,
      chunk_id: id,
      token_count: tokens,
    },
    chunk_metadata: {
      chunk_id: id,
      document_id: document,
      source: null,
      created_timestamp: 1777880400,
      updated_timestamp: 1777880400,
      chunk_window: `${index * 400}-${index * 400 + tokens}`,
      chunk_tokenizer: "tiktoken:cl100k_base",
      content_token_count: tokens,
      metadata_token_count: 54,
    },
  };
}

export const retrieval: Scene[] = [
  scene({
    suite,
    test: "test_embeddings.py::test_two_titles[emb=openai/text-embedding-3-small]",
    request: inference(
      hosts.openai,
      "/v1/embeddings",
      {
        model: "text-embedding-3-small",
        input: ["A Field Guide to Fog", "Small Engines, Kindly Explained"],
        dimensions: 256,
        encoding_format: "float",
      },
      sdk,
    ),
    answer: embeddings(
      "text-embedding-3-small",
      [vectorOf("A Field Guide to Fog", 256), vectorOf("Small Engines, Kindly Explained", 256)],
      13,
    ),
    shows: "Embeddings: two vectors of 256 dimensions",
  }),
  scene({
    suite,
    test: rerankTest,
    request: http(suite, rerankTest, hosts.rerank, {
      model: "Qwen/Qwen3-Reranker-0.6B",
      query: "When is high tide?",
      documents: shelves,
    }),
    answer: status(200, {
      id: "rerank-9b1f60c2d8a54e37",
      model: "Qwen/Qwen3-Reranker-0.6B",
      usage: { prompt_tokens: 47, total_tokens: 47 },
      results: [1, 2, 0].map((index) => ({
        index,
        document: { text: shelves[index] ?? "", multi_modal: null },
        relevance_score: float(scores[index] ?? 0),
      })),
    }),
    shows: "A rerank call over plain HTTP",
  }),
  scene({
    suite,
    test: searchTest,
    request: {
      test_id: testIdOf(suite, searchTest),
      provider: "tavily",
      tool_name: "web_search",
      kwargs: { query: "how to read a tide table" },
    },
    answer: single(() =>
      typed("ogx_api.tools.ToolInvocationResult", {
        content: oneLine({ query: "how to read a tide table", top_k: found }),
        error_message: null,
        error_code: null,
        metadata: null,
      }),
    ),
    shows: "A tool's own recording: web search results",
  }),
  scene({
    suite,
    test: fileTest,
    request: {
      test_id: testIdOf(suite, fileTest),
      provider: "pypdf",
      api: "file_processors",
      file_id: "file-480213975506",
    },
    answer: single(() =>
      typed("llama_stack_api.file_processors.models.ProcessFileResponse", {
        chunks: [
          fileChunk(
            0,
            "Opening hours of the harbour library\nMonday to Friday 9:00 to 18:00, Wednesday until 21:00.",
            31,
          ),
          fileChunk(
            1,
            "On days of storm warning the library opens all night. Tea is in the kitchen; please wash the cups.",
            26,
          ),
        ],
        metadata: {
          processor: "pypdf",
          processing_time_ms: 38,
          page_count: 1,
          extraction_method: "pypdf",
          file_size_bytes: 20481,
        },
      }),
    ),
    shows: "A file processor: a PDF cut into two chunks",
  }),
];
