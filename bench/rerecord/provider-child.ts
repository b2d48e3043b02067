import { jsonAnswer, startProvider } from "../../e2e/support/provider";
import { answersSchema } from "./messages";

// The tests' scripted provider, in a process of its own: its work is no part of asking. It closes each connection.

let answers = new Map<string, string>();
const provider = await startProvider(({ path, body }) => {
  provider.heard.length = 0;
  return { answer: jsonAnswer(answers.get(`${path} ${body}`) ?? "{}") };
});
process.on("message", (message) => {
  answers = new Map(answersSchema.parse(message));
  process.send?.("ready");
});
process.send?.(provider.url);
