import { Worker } from "node:worker_threads";
import type { Rerecording } from "../rerecording";
import type { Inquiry, LookedThere, Notice, Reply } from "./messages";

/** Instead of a reply: the thread failed, or was ended. */
export const GONE = Symbol("gone");
type Gone = typeof GONE;

/** A thread that runs a program which calls `serveAsking`. It keeps the process alive while `hold` says so. */
export class Thread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (reply: Reply | Gone) => void>();
  private asked = 0;
  private hasEnded = false;

  constructor(
    readonly program: URL,
    onGone: () => void,
  ) {
    this.worker = new Worker(/*turbopackIgnore: true*/ program);
    this.worker.on("message", (reply: Reply) => this.resolve(reply.id, reply));
    // What it failed at is done by whoever asked, who hears of it there.
    this.worker.on("error", () => {});
    this.worker.on("exit", () => {
      this.hasEnded = true;
      for (const id of [...this.waiting.keys()]) this.resolve(id, GONE);
      onGone();
    });
  }

  get isGone(): boolean {
    return this.hasEnded;
  }

  /** How many inquiries wait for a reply. */
  get busy(): number {
    return this.waiting.size;
  }

  tell(notice: Notice): void {
    this.worker.postMessage(notice);
  }

  async look(inquiry: Omit<Extract<Inquiry, { do: "look" }>, "do">): Promise<LookedThere | Gone> {
    const reply = await this.ask({ do: "look", ...inquiry });
    return reply !== GONE && "looked" in reply ? reply.looked : GONE;
  }

  async settle(inquiry: Omit<Extract<Inquiry, { do: "settle" }>, "do">): Promise<Rerecording | Gone> {
    const reply = await this.ask({ do: "settle", ...inquiry });
    return reply !== GONE && "result" in reply ? reply.result : GONE;
  }

  hold(isHeld: boolean): void {
    if (isHeld) this.worker.ref();
    else this.worker.unref();
  }

  end(): void {
    void this.worker.terminate();
  }

  private ask(inquiry: Inquiry): Promise<Reply | Gone> {
    if (this.hasEnded) return Promise.resolve(GONE);
    const id = this.asked++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ id, ...inquiry });
    });
  }

  private resolve(id: number, reply: Reply | Gone): void {
    this.waiting.get(id)?.(reply);
    this.waiting.delete(id);
  }
}
