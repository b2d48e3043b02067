import { recordedTavily } from "../rerecord/tavily";
import type { Provider } from "./provider";

/** The web search behind a recorded tool; its key goes into the JSON. */
export const tavily: Provider = {
  id: "tavily",
  label: "Tavily search",
  matches: ({ kind, request }) => kind === "tool" && /tavily/i.test(request.get("provider")?.string ?? ""),
  defaults: () => ({ baseUrl: "https://api.tavily.com", apiKeyEnv: "TAVILY_API_KEY" }),
  objection: ({ input }) => (input.get("query")?.string === undefined ? "The recorded call holds no query." : null),
  requestOf: ({ input }, { baseUrl, key }) => ({
    ok: true,
    call: {
      method: "POST",
      url: `${baseUrl}/search`,
      headers: [["Content-Type", "application/json"]],
      body: JSON.stringify({ api_key: key, query: input.get("query")?.string ?? "" }),
    },
  }),
  parse: recordedTavily,
};
