import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { KeyStatus } from "@/lib/recording/key";

type Status = KeyStatus["status"];

const LOOKS: Record<Exclude<Status, "none">, { tone: BadgeTone; word: string; meaning: string }> = {
  current: { tone: "neutral", word: "current", meaning: "The name is the request's key by today's rules." },
  older: { tone: "changed", word: "older key", meaning: "The name is the key by earlier rules: replay misses it." },
  renamed: { tone: "changed", word: "renamed", meaning: "The text was renamed, the file was not: replay misses it." },
  mismatch: { tone: "error", word: "mismatch", meaning: "The name is the key of another request: replay misses it." },
};

/**
 * What a file's name is to its request's key; nothing where there is no key. `title` says more than the status does.
 */
export function KeyBadge({ status, title }: { status: Status | null; title?: string }) {
  if (status === null || status === "none") return null;
  const { tone, word, meaning } = LOOKS[status];
  return (
    <Badge tone={tone} title={title ?? meaning}>
      {word}
    </Badge>
  );
}
