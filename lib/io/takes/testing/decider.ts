import { createInterface } from "node:readline";
import { z } from "zod";
import { acceptTakes, rejectTakes } from "../decide";

/**
 * A process that decides takes of a root: gets `{"verb": "accept" | "reject", "id": …}`, one a line, and answers each
 * with a line of what came of it.
 */
const root = process.argv[2] ?? "";
const orderSchema = z.object({ verb: z.enum(["accept", "reject"]), id: z.string() });

for await (const line of createInterface({ input: process.stdin })) {
  const { verb, id } = orderSchema.parse(JSON.parse(line));
  const done = verb === "accept" ? await acceptTakes(root, [id]) : await rejectTakes(root, [id]);
  process.stdout.write(`${JSON.stringify(done.ok ? { ok: true } : { ok: false, reason: done.refusal.reason })}\n`);
}
