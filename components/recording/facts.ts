import type { JsonDocument } from "@/lib/json/document";

/** A file's facts as the side panel shows them. `exact` is shown on hover, `copy` is what the clipboard gets. */
export type Fact = { name: string; value: string; exact?: string; copy?: string; mono?: boolean };

/** Which of the recorder's three layouts a file has (format, section 0), by its top-level keys. */
export function layoutOf({ root }: JsonDocument): string {
  const keys = root.members().map(({ key }) => key);
  switch (keys.join(" ")) {
    case "request response":
      return "1, without a test id";
    case "test_id request response":
      return "2, with a test id";
    case "test_id request response id_normalization_mapping":
      return "3, with a test id and an id mapping";
    default:
      return `its own: ${keys.join(", ")}`;
  }
}
