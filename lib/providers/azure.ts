import { openai } from "./openai";
import type { Provider } from "./provider";

/** Azure OpenAI. Its hosts are private, so that a person has to say which one stands for the recorded. */
export const azure: Provider = {
  ...openai,
  id: "azure",
  label: "Azure OpenAI",
  matches: ({ kind }, host) => kind === "inference" && host.endsWith(".openai.azure.com"),
  defaults: () => null,
  // Named by the recorded model; the path takes no `api-version`.
  entry: { baseUrl: "https://YOUR-RESOURCE.openai.azure.com/openai/v1", apiKeyEnv: "AZURE_API_KEY" },
};
