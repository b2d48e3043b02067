import { single, typed } from "../scene";
import { seeded } from "../seeded";
import { type Fields, float } from "../values";

/** A vector of length 1 for each label, with the nine digits that providers send. */
export function vectorOf(label: string, dimension: number): number[] {
  const next = seeded(`vector of ${label}`);
  const raw = Array.from({ length: dimension }, () => next() + next() + next() - 1.5);
  const norm = Math.hypot(...raw);
  return raw.map((value) => Number((value / norm).toPrecision(9)));
}

export function embeddings(model: string, vectors: readonly number[][], tokens: number) {
  const data = vectors.map(
    (vector, index): Fields => ({ embedding: vector.map((value) => float(value)), index, object: "embedding" }),
  );
  return single(() =>
    typed("openai.types.create_embedding_response.CreateEmbeddingResponse", {
      data,
      model,
      object: "list",
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    }),
  );
}
