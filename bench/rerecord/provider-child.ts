import { jsonAnswer, type Scripted, startProvider } from "../../e2e/support/provider";
import type { WireAnswer } from "../../lib/rerecord/wire";
import { type Script, scriptSchema } from "./messages";

// The tests' scripted provider, in a process of its own: its work is no part of asking. It closes each connection.

let answers = new Map<string, Scripted>();
const unknown: Scripted = { answer: jsonAnswer({}, 404) };
const provider = await startProvider(({ path, body }) => {
  provider.heard.length = 0;
  return answers.get(`${path} ${body}`) ?? unknown;
});
process.on("message", (message) => {
  const script = scriptSchema.parse(message);
  answers = new Map(script.answers.map(([request, answer]) => [request, scripted(answer, script.manner)]));
  process.send?.("ready");
});
process.send?.(provider.url);

/** What is packed is sent in one piece always. Headers that are recorded are sent as they are. */
function scripted(answer: WireAnswer, manner: Script["manner"]): Scripted {
  const values = new Map(answer.headers.map(([name, value]) => [name.toLowerCase(), value]));
  const isStream = /^(?:text\/event-stream|application\/x-ndjson)/.test(values.get("content-type") ?? "");
  const asEvents = manner === "events" && isStream && !values.has("content-encoding");
  return {
    answer,
    exact: values.has("transfer-encoding"),
    manner: asEvents ? { type: "stream", pause: 0 } : { type: "plain" },
  };
}
