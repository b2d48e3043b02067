import { openai } from "./openai";
import type { Provider } from "./provider";

/** Azure OpenAI. Its hosts are private, so that a person has to say which one stands for the recorded. */
export const azure: Provider = {
  ...openai,
  id: "azure",
  label: "Azure OpenAI",
  matches: ({ kind }, host) => kind === "inference" && host.endsWith(".openai.azure.com"),
  defaults: () => null,
};
