"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import type { Outcome } from "@/lib/change/refusal";
import { testsOf } from "@/lib/io/downstream";
import { baseOf } from "@/lib/io/store/place";
import { accessOf } from "@/lib/io/takes/access";
import { discardBatch as discard } from "@/lib/io/takes/batch-file";
import { carrying, laterTurns } from "@/lib/io/takes/chain";
import { acceptTakes as accept, rejectTakes as reject, restoreTakes as restore } from "@/lib/io/takes/decide";
import { takesOfRecording } from "@/lib/io/takes/pending";
import { rerecordPlan as plan } from "@/lib/io/takes/plan";
import { checkHost } from "@/lib/io/takes/readiness";
import { resumeRerecording, startRerecording } from "@/lib/io/takes/work";
import { MOST_TIMES } from "@/lib/take/many";
import { mutation, query } from "./action";

/** Says when it was done: a list that was made before does not know of it. */
async function dated<T extends object>(work: Promise<Outcome<T>>): Promise<Outcome<T & { at: number }>> {
  const done = await work;
  return done.ok ? { ...done, at: Date.now() } : done;
}

const MOST = 100_000;
const idSchema = z.string().max(200);
const idsSchema = z.array(idSchema).min(1).max(MOST);
const pathsSchema = z.array(pathSchema).min(1).max(MOST);

/** Whom recordings would be asked of, and what that takes. Sends nothing. */
export const rerecordPlan = query(z.object({ paths: pathsSchema }), async ({ paths }, { root }) => {
  const found = accessOf(root);
  return found.ok ? { ok: true, plan: await plan(root, paths, found.access) } : found;
});

/** Begins to ask providers again; gives the job. */
export const startRerecord = mutation(
  z.object({ paths: pathsSchema, times: z.number().int().min(1).max(MOST_TIMES), chain: z.boolean() }),
  async ({ paths, times, chain }, { root }) => {
    const found = accessOf(root);
    if (!found.ok) return found;
    const requests = paths.flatMap((path) => Array.from({ length: chain ? 1 : times }, () => path));
    return startRerecording(root, requests, found.access, chain);
  },
  () => [],
);

/** Goes on with a batch where it was left; gives the job. */
export const resumeRerecord = mutation(
  z.object({ batch: idSchema }),
  async ({ batch }, { root }) => {
    const found = accessOf(root);
    return found.ok ? resumeRerecording(root, batch, found.access) : found;
  },
  () => [],
);

/** Forgets what is left of a batch. */
export const discardBatch = mutation(
  z.object({ batch: idSchema }),
  async ({ batch }, { root }) => {
    const found = baseOf(root);
    return found.ok ? discard(found.base, batch) : found;
  },
  () => [],
);

/** The takes of a recording, compared with it. */
export const takesOf = query(z.object({ path: pathSchema }), ({ path }, { root }) => takesOfRecording(root, path));

/** Lets takes become the recordings. */
export const acceptTakes = mutation(
  z.object({
    takes: z
      .array(z.object({ id: idSchema, seen: fileHashSchema.nullable() }))
      .min(1)
      .max(MOST),
    noise: z.boolean(),
    carry: z.boolean(),
  }),
  ({ takes, noise, carry }, catalog) => {
    const seen = new Map(takes.flatMap(({ id, seen }) => (seen === null ? [] : [[id, seen] as const])));
    const ids = takes.map(({ id }) => id);
    return dated(accept(catalog.root, ids, { noise, seen, ...(carry && { decide: carrying(testsOf(catalog)) }) }));
  },
  ({ entries }) => pathsOfEntries(entries),
);

/** The later turns of tests that hold the answers which takes change. */
export const chainOf = query(z.object({ ids: idsSchema }), ({ ids }, catalog) => laterTurns(testsOf(catalog), ids));

/** Sets takes aside. */
export const rejectTakes = mutation(
  z.object({ ids: idsSchema }),
  ({ ids }, { root }) => dated(reject(root, ids)),
  () => [],
);

/** Lets rejected takes wait again. */
export const restoreTakes = mutation(
  z.object({ rejection: idSchema }),
  ({ rejection }, { root }) => restore(root, rejection),
  () => [],
);

/** Whether anybody listens where requests to a host would go. Sends no key. */
export const checkProvider = mutation(
  z.object({ host: z.string().min(1).max(500) }),
  ({ host }, catalog) => checkHost(catalog, host),
  () => [],
);
