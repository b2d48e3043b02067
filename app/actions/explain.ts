"use server";

import { z } from "zod";
import type { ExplainOutcome } from "@/components/explain/outcome";
import { clueOf } from "@/lib/explain/read-clue";
import { getCatalog, indexed } from "@/lib/io/catalog";
import { explainIn } from "@/lib/io/explain";

const textSchema = z.string().max(1_000_000);

/** Which recording a pasted text was meant to be. Changes nothing. */
export async function explainText(input: unknown): Promise<ExplainOutcome> {
  const text = textSchema.safeParse(input);
  if (!text.success) return { ok: false, message: "No text came in.", hint: "Paste the request, and ask again." };
  const read = clueOf(text.data);
  if (!read.ok) return read;
  const catalog = getCatalog();
  await indexed(catalog);
  return { ok: true, answer: explainIn(catalog, read.clue) };
}
