import type { FixRow } from "@/lib/change/fix-preview";
import { formatCount } from "@/lib/format/human";

/** What becomes of a file, in a few words. */
export function shortOf({ outcome, lines: { added, removed }, rekeys }: FixRow): string {
  switch (outcome) {
    case "edit":
      return `+${formatCount(added)} −${formatCount(removed)}${rekeys ? " · other key" : ""}`;
    case "rename":
      return "other name";
    case "delete":
      return "to the trash";
    case "nothing":
      return "stays as it is";
    case "refused":
      return "cannot be mended";
  }
}
