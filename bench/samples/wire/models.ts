import { single, typed } from "../scene";
import type { Fields } from "../values";

export type ListedModel = { id: string; created: number; owner: string; extras?: Fields };

/** A model list: its items are typed, and nothing in them is normalised. */
export function modelList(models: readonly ListedModel[]) {
  return single(() =>
    models.map(({ id, created, owner, extras }) =>
      typed("openai.types.model.Model", { id, created, object: "model", owned_by: owner, ...extras }),
    ),
  );
}
