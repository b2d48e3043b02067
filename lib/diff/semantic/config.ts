import { z } from "zod";
import { nearest } from "../../format/edit-distance";
import { CLASSES } from "./classes";
import { NOISE_NAMES } from "./noise";
import { type DiffConfig, NOISE_CLASSES } from "./noise-rules";

const noiseSchema = z.string().superRefine((entry, context) => {
  const message = objectionTo(entry);
  if (message !== null) context.addIssue({ code: "custom", message });
});

/** The `diff` part of the configuration: what counts as noise. */
export const diffConfigSchema: z.ZodType<DiffConfig> = z.strictObject({
  noise: z.array(noiseSchema).default([]),
  cosine: z.number().min(0).max(1).default(0.9999),
});

/** What is wrong with an entry of `noise`; null where it names something. */
function objectionTo(entry: string): string | null {
  const counts = entry.startsWith("-");
  const name = counts ? entry.slice(1) : entry;
  const isClass = NOISE_CLASSES.some((each) => each === name);
  const isNoise = NOISE_NAMES.some((each) => each === name);
  if (counts) {
    if (isNoise) return null;
    if (isClass || /^request[.[]/.test(name)) return `\`${name}\` counts already, as long as it is not listed`;
    return `no noise is called \`${name}\`; did you mean \`-${nearest(name, NOISE_NAMES)}\`?`;
  }
  if (isClass || /^request\../.test(entry)) return null;
  if (isNoise) return `\`${entry}\` is noise already; \`-${entry}\` makes it count`;
  if (entry === "request") return "name a field of the request: `request.user`";
  if (CLASSES.some((each) => each === entry)) return `\`${entry}\` cannot be noise: a test sees it`;
  return `\`${entry}\` is nothing that can be noise; did you mean \`${nearest(entry, NOISE_CLASSES)}\`?`;
}
