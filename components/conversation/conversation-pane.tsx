"use client";

import { Fragment, useMemo, useSyncExternalStore } from "react";
import { ErrorNote } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import { AnswerLine } from "./answer-line";
import { Gap } from "./gap";
import { MessageRow } from "./message-row";
import { PayloadPanel } from "./payload-panel";
import { type Reading, ReadingProvider } from "./reading-context";
import type { ReadingPreferences } from "./reading-cookie";
import { useReadingPreferences } from "./reading-preferences";
import { copyTextOf, flatRows, type Slice } from "./rows";
import { TokenShading } from "./token-shading";
import { useWhole } from "./use-whole";
import type { ConversationData } from "./view";

const never = () => () => {};
const yes = () => true;
const no = () => false;

/** The conversation itself: the request's messages, then the answer. What the page left out is fetched on demand. */
export function ConversationPane({
  data: sent,
  path,
  compact,
  chunks,
  preferences,
  slice,
}: {
  data: ConversationData;
  path: string | null;
  compact: boolean;
  chunks: number;
  preferences: ReadingPreferences;
  /** Of a test's turn: which messages are new in it. */
  slice?: Slice;
}) {
  const [{ text, reasoning }] = useReadingPreferences(preferences);
  const { data, load } = useWhole(sent, path, slice);
  const awake = useSyncExternalStore(never, yes, no);
  const reading = useMemo(
    (): Reading => ({
      text,
      reasoning,
      path,
      compact,
      awake,
      loadWhole: async () => (await load()) !== null,
      copyMessage: async (anchor) => copyMessage(await load(), anchor),
    }),
    [text, reasoning, path, compact, awake, load],
  );
  const asked = data.rows.filter(({ side }) => side === "request");
  const answered = data.rows.filter(({ side }) => side === "answer");

  return (
    <ReadingProvider value={reading}>
      <div className="min-w-0">
        <div className="divide-y">
          {asked.map((row, index) => (
            <Fragment key={row.anchor}>
              {data.gap?.after === index && <Gap count={data.gap.count} />}
              <MessageRow row={row} compact={compact} />
            </Fragment>
          ))}
        </div>
        {slice ? (
          <hr className="border-dashed" />
        ) : (
          <AnswerLine chunks={chunks} finishReason={data.finishReason} usage={data.usage} />
        )}
        <div className="divide-y">
          {answered.map((row) => (
            <MessageRow key={row.anchor} row={row} compact={compact} />
          ))}
        </div>
        {data.error && (
          <div className="p-3 pl-4">
            <ErrorNote
              title={[data.error.status, visibleText(data.error.type)].filter((word) => word !== null).join(" ")}
              where={visibleText(data.error.message)}
              hint="The call failed when it was recorded; replaying it fails in the same way."
            />
          </div>
        )}
        {data.payload && <PayloadPanel payload={data.payload} />}
        {data.logprobs.count > 0 && <TokenShading count={data.logprobs.count} tokens={data.logprobs.tokens} />}
        {answered.length === 0 && !data.error && !data.payload && (
          <p className="px-4 py-3 text-ink-muted">The recording holds no answer. The Raw tab shows what it holds.</p>
        )}
      </div>
    </ReadingProvider>
  );
}

async function copyMessage(data: ConversationData | null, anchor: string): Promise<string | null> {
  const row = data && flatRows(data.rows).find((candidate) => candidate.anchor === anchor);
  if (!row) return "The message could not be read again. Reload the page.";
  try {
    await navigator.clipboard.writeText(copyTextOf(row));
    return null;
  } catch {
    return "The browser refused the clipboard. Select the text and copy it by hand.";
  }
}
