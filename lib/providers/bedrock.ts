import { openai } from "./openai";
import type { Provider } from "./provider";

const HOST = /^bedrock-(?:runtime|mantle)\.[a-z0-9-]+\.(?:amazonaws\.com|api\.aws)$/;

/** Amazon Bedrock by its OpenAI endpoint, with a bearer key. */
export const bedrock: Provider = {
  ...openai,
  id: "bedrock",
  label: "Amazon Bedrock",
  matches: ({ kind }, host) => kind === "inference" && HOST.test(host),
  defaults: (host) => ({
    baseUrl: `https://${host}${host.startsWith("bedrock-runtime") ? "/openai/v1" : "/v1"}`,
    apiKeyEnv: "AWS_BEARER_TOKEN_BEDROCK",
  }),
};
