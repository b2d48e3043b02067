import { getCatalog } from "@/lib/io/catalog";

export const dynamic = "force-dynamic";

/** Milliseconds between two signs of life, so that a lost connection is noticed on both sides. */
const BEAT = 20_000;

/** Server-sent events: the catalog's status now, then its progress and its changes (with counts) as they happen. */
export function GET(request: Request): Response {
  const catalog = getCatalog();
  const encoder = new TextEncoder();
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const write = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      const send = (event: unknown) => write(`data: ${JSON.stringify(event)}\n\n`);
      const status = () => send({ type: "progress", status: catalog.status() });
      const unsubscribe = catalog.subscribe((event) => {
        send(event);
        if (event.type === "change") status();
      });
      const beat = setInterval(() => write(": alive\n\n"), BEAT);
      stop = () => {
        open = false;
        unsubscribe();
        clearInterval(beat);
      };
      request.signal.addEventListener("abort", stop);
      write("retry: 1000\n");
      status();
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache, no-transform" },
  });
}
