import { z } from "zod";
import { float, since, typedSince } from "../marks";
import { members, oneOf, oneOfOrRaw, tagged } from "./members";

/** What messages and reasoning are made of. */
const annotation = oneOf(
  tagged("file_citation", "file_id filename index type"),
  tagged("url_citation", "end_index start_index title type url"),
  tagged("container_file_citation", "container_id end_index file_id filename start_index type"),
  tagged("file_path", "file_id index type"),
);

const topLogprob = members("token bytes logprob", { logprob: float });
const logprob = members("token bytes logprob top_logprobs", { logprob: float, top_logprobs: z.array(topLogprob) });

const outputText = tagged("output_text", "annotations text type logprobs", {
  annotations: z.array(annotation),
  logprobs: z.array(logprob),
});
const refusal = tagged("refusal", "refusal type");
export const reasoningText = tagged("reasoning_text", "text type");
export const summaryText = tagged("summary_text", "text type");

export const messageContent = z.array(oneOf(outputText, refusal));

/** A part as an event of a stream shows it. */
export const shownPart = oneOf(outputText, refusal, reasoningText);

const topDeltaLogprob = members("token logprob", { logprob: float });

/** Of the events of a text, which say no bytes. */
export const deltaLogprobs = z.array(
  members("token logprob top_logprobs", { logprob: float, top_logprobs: z.array(topDeltaLogprob) }),
);

const breakpoint = typedSince("2.45.0", members("mode"));
const inputText = tagged("input_text", "text type prompt_cache_breakpoint", { prompt_cache_breakpoint: breakpoint });
const inputImage = tagged("input_image", "detail type file_id image_url prompt_cache_breakpoint", {
  prompt_cache_breakpoint: breakpoint,
});
const inputFile = tagged("input_file", "type detail file_data file_id file_url filename prompt_cache_breakpoint", {
  detail: since("2.32.0"),
  prompt_cache_breakpoint: breakpoint,
});

/** What a tool's result is, where it is no text. */
export const inputContent = z.array(oneOf(inputText, inputImage, inputFile));

/** The values of a prompt's variables: texts as they are, and parts. */
export const variables = z.record(z.string(), oneOfOrRaw(inputText, inputImage, inputFile));
