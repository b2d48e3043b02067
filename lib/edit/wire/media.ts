import { sourceOfUrl } from "../../dialects/media";
import type { JsonNode } from "../../json/document";
import type { DocumentEdits } from "../text/value-edits";
import { nodeOf } from "../writers/writer";

/** Puts other media in the place of a recorded part's, in the part's own spelling; false where it takes none such. */
export function writeMedia(edits: DocumentEdits, item: JsonNode, url: string): boolean {
  const source = sourceOfUrl(url);
  const inline = source.type === "inline" ? source : null;
  const bare = item.string === undefined ? item.get("value") : item;
  if (bare?.string !== undefined) {
    // Ollama knows base64 alone.
    if (inline) edits.setString(bare, inline.data);
    return inline !== null;
  }
  const type = item.get("type")?.string ?? "";
  if (item.get("image_url") || type === "input_image") return writeImageUrl(edits, item, url);
  const from = item.get("source");
  if (from?.kind === "object") {
    edits.setValue(from, nodeOf(anthropicSourceOf(url)));
    return true;
  }
  const google = item.get("inline_data") ?? item.get("file_data");
  if (google?.kind === "object") return writeGoogle(edits, item, url, google.get("mime_type")?.string);
  const named = item.get("file") ?? item;
  const file = named.get("file_data") ?? named.get("file_url");
  if (file?.string !== undefined) {
    edits.setString(file, url);
    return true;
  }
  const holder = item.get("data") ?? item.get("uri");
  if (holder?.string === undefined) return false;
  const { type: _, ...value } = interactionsMediaOf(url);
  for (const key of ["mime_type", "data", "uri"]) {
    const known = item.get(key);
    const wanted = Object.entries(value).find(([name]) => name === key)?.[1];
    if (known && wanted !== undefined) edits.setString(known, wanted);
    else if (wanted !== undefined) edits.insertMember(item, item.members().length, key, nodeOf(wanted));
    else if (known && key !== "mime_type") edits.removeMember(item, key);
  }
  return true;
}

/** The `source` of an Anthropic block, of a URL or `data:` URL. */
export function anthropicSourceOf(url: string): object {
  const source = sourceOfUrl(url);
  if (source.type !== "inline") return { type: "url", url };
  return { type: "base64", media_type: source.mediaType, data: source.data };
}

/** The member of one of Google's parts, of a URL or `data:` URL; `mediaType` is said of a URL. */
export function genaiMediaOf(url: string, mediaType: string): { key: string; value: object } {
  const source = sourceOfUrl(url);
  if (source.type !== "inline") return { key: "file_data", value: { file_uri: url, mime_type: mediaType } };
  return { key: "inline_data", value: { data: source.data, mime_type: source.mediaType } };
}

/** An image of an interaction, of a URL or `data:` URL. */
export function interactionsMediaOf(url: string): { type: "image"; [member: string]: string } {
  const source = sourceOfUrl(url);
  if (source.type !== "inline") return { type: "image", uri: url };
  return { type: "image", mime_type: source.mediaType, data: source.data };
}

function writeImageUrl(edits: DocumentEdits, item: JsonNode, url: string): boolean {
  const image = item.get("image_url");
  const held = image?.kind === "object" ? image.get("url") : image;
  if (held) edits.setString(held, url);
  else if (image) edits.insertMember(image, 0, "url", nodeOf(url));
  else edits.insertMember(item, item.members().length, "image_url", nodeOf(url));
  if (item.get("file_id")?.string !== undefined) edits.removeMember(item, "file_id");
  return true;
}

function writeGoogle(edits: DocumentEdits, item: JsonNode, url: string, mediaType = "image/png"): boolean {
  const { key, value } = genaiMediaOf(url, mediaType);
  const known = item.get(key);
  if (known) edits.setValue(known, nodeOf(value));
  else {
    const other = key === "inline_data" ? "file_data" : "inline_data";
    edits.insertMember(
      item,
      item.members().findIndex((member) => member.key === other),
      key,
      nodeOf(value),
    );
    edits.removeMember(item, other);
  }
  return true;
}
