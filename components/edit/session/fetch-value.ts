import { z } from "zod";

const answerSchema = z.object({ hash: z.string(), json: z.string() });

/** Fetches one value of a recording as JSON text. Rejects with a sentence for people. */
export async function fetchValue(path: string, pointer: string, hash: string): Promise<string> {
  const response = await fetch(`/api/value?${new URLSearchParams({ path, pointer })}`);
  if (!response.ok) throw new Error(await response.text());
  const answer = answerSchema.parse(await response.json());
  if (answer.hash !== hash) throw new Error("The file was changed since it was loaded. Reload the page.");
  return answer.json;
}
