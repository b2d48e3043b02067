import { parentPort } from "node:worker_threads";
import { type Access, askableIn } from "../askable";
import { type Asking, askingFor, type Rerecording } from "../rerecording";
import type { Inquiry, LookedThere, Notice, Reply } from "./messages";

const batches = new Map<number, { base: string; access: Access }>();
const held = new Map<number, { batch: number; asking: Asking }>();
let last = 0;

/** In a thread of `Threads`: looks at recordings and settles them, until the thread is ended. */
export function serveAsking(): void {
  parentPort?.on("message", async (message: Notice | (Inquiry & { id: number })) => {
    switch (message.do) {
      case "begin":
        batches.set(message.batch, message);
        return;
      case "drop":
        held.delete(message.held);
        return;
      case "end":
        batches.delete(message.batch);
        for (const [number, { batch }] of held) if (batch === message.batch) held.delete(number);
        return;
      case "look":
        answer({ id: message.id, looked: await look(message.batch, message.path) });
        return;
      case "settle":
        answer({ id: message.id, result: await settle(message) });
    }
  });
}

function answer(reply: Reply): void {
  parentPort?.postMessage(reply);
}

async function look(batch: number, path: string): Promise<LookedThere> {
  const begun = batches.get(batch);
  if (!begun) return null;
  const looked = askingFor(path, await askableIn(begun.base, path, begun.access, true), begun.access);
  if (!looked.ok) return looked;
  const { host, question } = looked;
  const { settings, tokenCall, callWith } = question;
  // Which key such a call carries is not known yet.
  if (tokenCall) return null;
  const call = await callWith(settings.key);
  held.set(++last, { batch, asking: looked });
  return { ok: true, held: last, host, settings, call };
}

/** What is not held any more is a bug, and ends the thread: whoever asked does it then. */
async function settle({ held: number, answered, took, takeId }: Inquiry & { do: "settle" }): Promise<Rerecording> {
  const found = held.get(number);
  if (!found) throw new Error(`recording ${number} is not held`);
  held.delete(number);
  return found.asking.settle({ ok: true, answered }, took, takeId);
}
