"use server";

import { z } from "zod";
import { turnChanges } from "@/lib/io/turn-changes";
import { mutation } from "./action";

const changesSchema = z.object({ ids: z.array(z.string().max(200)).min(1).max(100_000).nullable() });

/** Undoes changes by their ids, or the latest one. */
export const undo = mutation(
  changesSchema,
  ({ ids }, catalog) => turnChanges(catalog.root, "undo", ids, (paths) => catalog.refresh(paths)),
  () => [],
);

/** Makes changes again that were undone. */
export const redo = mutation(
  changesSchema,
  ({ ids }, catalog) => turnChanges(catalog.root, "redo", ids, (paths) => catalog.refresh(paths)),
  () => [],
);
