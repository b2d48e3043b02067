import { Agent, request } from "node:http";
import type { SentCall } from "./messages";

/** Kept connections, as `lib/io/providers` keeps them: the provider decides whether there are any. */
const agent = new Agent({ keepAlive: true });

/** Sends requests as they are, so many at a time, and reads each whole answer. */
export async function bareExchanges(calls: readonly SentCall[], atOnce: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let call = calls[next++]; call; call = calls[next++]) await exchange(call);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function exchange({ method, url, headers, body }: SentCall): Promise<void> {
  return new Promise((done, fail) => {
    const asked = request(url, { method, headers: Object.fromEntries(headers), agent }, (response) => {
      response.on("data", () => {});
      response.on("end", done);
    });
    asked.on("error", fail);
    asked.end(body ?? undefined);
  });
}
