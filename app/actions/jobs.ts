"use server";

import { z } from "zod";
import { cancelJob as cancel } from "@/lib/io/jobs";
import { query } from "./action";

/** Tells long work to stop. */
export const cancelJob = query(z.object({ id: z.string().max(200) }), async ({ id }) => {
  cancel(id);
  return { ok: true };
});
