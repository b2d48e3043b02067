import type { MediaSource } from "../recording/message";

/** The source that an address names: the data itself for a `data:` address with base64, else the address. */
export function sourceOfUrl(url: string): MediaSource {
  const inline = /^data:([^;,]*)(?:;[^;,]*)*;base64,/i.exec(url);
  if (!inline) return { type: "url", url };
  return { type: "inline", mediaType: inline[1] || "application/octet-stream", data: url.slice(inline[0].length) };
}
