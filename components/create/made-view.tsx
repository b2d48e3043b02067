import { ConversationView } from "@/components/conversation/conversation-view";
import { RecordingLink } from "@/components/recording/recording-link";
import type { CreatePreview } from "@/lib/change/create-preview";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

/** A recording before it is written: as it will read, and as the file will be. */
export function MadeView({ made }: { made: Extract<CreatePreview, { type: "made" }> }) {
  const { path, taken, text, size, conversation } = made;
  const further = size - text.length;
  return (
    <>
      {taken && (
        <p role="alert" className="recorded text-error">
          There is a recording of this key already: <RecordingLink path={path} />. Change the test id or the request.
        </p>
      )}
      <div className="rounded-md border">
        <ConversationView conversation={conversation} compact />
      </div>
      <details className="rounded-md border">
        <summary className="cursor-default px-3 py-1.5 text-ink-muted">
          The file, {formatQuantity(size, "character")}
        </summary>
        <pre
          // Scrolls, so that it must be reachable by keyboard.
          tabIndex={0}
          className="recorded max-h-[60vh] overflow-auto border-t p-3 font-mono text-code whitespace-pre"
        >
          {visibleText(text)}
        </pre>
        {further > 0 && (
          <p className="border-t px-3 py-1 text-ink-muted">{formatQuantity(further, "further character")}</p>
        )}
      </details>
    </>
  );
}
