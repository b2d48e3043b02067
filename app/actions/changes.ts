"use server";

import { z } from "zod";
import { pathsOfEntries } from "@/lib/change/entry";
import { redoChange, undoChange } from "@/lib/io/edit-recording";
import { mutation } from "./action";

const changeSchema = z.object({ id: z.string().max(200).nullable() });

/** Undoes a change by its id, or the latest one. */
export const undo = mutation(
  changeSchema,
  ({ id }, { root }) => undoChange(root, id),
  ({ entries }) => pathsOfEntries(entries),
);

/** Makes a change again that was undone. */
export const redo = mutation(
  changeSchema,
  ({ id }, { root }) => redoChange(root, id),
  ({ entries }) => pathsOfEntries(entries),
);
