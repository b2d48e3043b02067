import { anthropicTemplates } from "./anthropic";
import { googleTemplates } from "./google";
import { ollamaTemplates } from "./ollama";
import { openaiTemplates } from "./openai";
import { json, type Template } from "./template";

const search: Template = {
  id: "tool",
  label: "Web search",
  call: "tool",
  url: "tavily::web_search",
  status: 200,
  body: json({ query: "high tide in Emden" }),
  answer: json({
    query: "high tide in Emden",
    results: [
      {
        url: "https://tides.test/emden",
        title: "Tides in Emden",
        content: "High tide is at noon.",
        score: 0.98,
        raw_content: null,
      },
    ],
  }),
};

/** What a new recording can begin with, at least one a wire family. */
export const templates: readonly Template[] = [
  ...openaiTemplates,
  ...anthropicTemplates,
  ...googleTemplates,
  ...ollamaTemplates,
  search,
];
