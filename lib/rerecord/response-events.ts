const MODULE = "openai.types.responses.";

/** Events whose class is not named like the event. */
const NAMED: Readonly<Record<string, string>> = {
  "response.output_text.delta": "response_text_delta",
  "response.output_text.done": "response_text_done",
  error: "response_error",
};

/** Whether a `__type__` is that of an event of the Responses API's stream. */
export function isEventType(type: string): boolean {
  return type.startsWith(MODULE) && type.endsWith("Event");
}

/** The `__type__` of an event by its `type`: the SDK names modules and classes after events. */
export function eventTypeOf(event: string): string {
  const usual = event.replaceAll(".", "_").replace("_image_generation_call_", "_image_gen_call_");
  const name = `${NAMED[event] ?? usual}_event`;
  const word = name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `${MODULE}${name}.${word}`;
}
