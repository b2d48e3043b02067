"use server";

import { z } from "zod";
import { draftSchema, fileHashSchema, namingSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { compareAtNewName as compare } from "@/lib/io/compare-at-new-name";
import { knownText, mergeDraft as merge } from "@/lib/io/merge-draft";
import { previewText as preview } from "@/lib/io/preview-edits";
import { saveText as save } from "@/lib/io/text-edit";
import { mutation, query } from "./action";

const textSchema = z.object({ path: pathSchema, text: z.string(), allowInvalid: z.boolean().default(false) });

/** What another text would make of a file. */
export const previewText = query(textSchema.extend({ expectedHash: fileHashSchema }), (input, catalog) =>
  preview(catalog, input),
);

/** Gives a file another text; makes a new one where `expectedHash` is null. */
export const saveText = mutation(
  textSchema.extend({ expectedHash: fileHashSchema.nullable(), ...namingSchema.shape }),
  (input, { root }) => save(root, input),
  ({ entry }) => pathsOfEntries([entry]),
);

const unsavedSchema = z.object({ path: pathSchema, draft: draftSchema });

/** How a draft goes together with what became of its file. */
export const mergeDraft = query(
  unsavedSchema.extend({ baseHash: fileHashSchema, baseText: z.string().nullable() }),
  (input, { root }) => merge(root, input),
);

/** How an edited recording differs from the one that has its new name already. */
export const compareAtNewName = query(unsavedSchema.extend({ expectedHash: fileHashSchema }), (input, { root }) =>
  compare(root, input),
);

/** The text that an editor loaded, by its hash; null where nobody has it any more. */
export const loadedText = query(
  z.object({ path: pathSchema, hash: fileHashSchema }),
  async ({ path, hash }, { root, shown }) => ({
    ok: true,
    text: shown.get(hash) ?? (await knownText(root, path, hash)),
  }),
);
