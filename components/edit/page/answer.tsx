"use client";

import { PayloadPanel } from "@/components/conversation/payload-panel";
import { payloadView } from "@/components/conversation/payload-view";
import type { Row } from "@/components/conversation/rows";
import { formatQuantity } from "@/lib/format/human";
import { EditField } from "../fields/edit-field";
import { useEditing } from "../session/context";
import { field } from "../session/fields";
import { AnswerMessage } from "./answer-message";
import { PayloadFields } from "./payload-fields";

/** The answer: its facts, its messages, and what it holds that is no conversation. */
export function Answer({ rows, chunks }: { rows: readonly Row[]; chunks: number }) {
  const { base } = useEditing();
  const { places } = base;
  const { error, messages, payload } = base.conversation.response;
  return (
    <>
      <div className="border-y bg-surface py-1 pr-3 pl-4 text-small text-ink-muted">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <h2 className="font-semibold text-ink">Answer</h2>
          {chunks > 0 && <span className="tabular">streamed in {formatQuantity(chunks, "chunk")}</span>}
        </div>
        <div className="flex flex-wrap gap-x-3 gap-y-1 empty:hidden md:pl-[106px]">
          {places.finishReason && (
            <EditField
              name={field.finishReason}
              label="Finish reason"
              short="finish reason"
              look="line"
              oneLine
              placeholder="none"
              className="max-w-36"
            />
          )}
          {places.usage.map((count) => (
            <EditField
              key={count}
              name={field.usage(count)}
              label={`${count[0]?.toUpperCase()}${count.slice(1)} tokens`}
              short={`${count} tokens`}
              look="line"
              oneLine
              placeholder="none"
              className="tabular max-w-24"
            />
          ))}
        </div>
      </div>
      <div className="divide-y">
        {messages.map((message, position) => {
          const row = rows[position];
          return row && <AnswerMessage key={row.anchor} row={row} message={message} position={position} />;
        })}
      </div>
      {error && <ErrorFields />}
      {payload && <PayloadPanel payload={payloadView(payload)} />}
      {payload && <PayloadFields payload={payload} />}
    </>
  );
}

function ErrorFields() {
  const { fields } = useEditing();
  return (
    <section aria-label="Error" className="space-y-2 border-b px-4 py-3 md:pl-[124px]">
      <EditField name={field.error("name")} label="Error name" short="error name" look="line" oneLine />
      {fields.has(field.error("status")) && (
        <EditField
          name={field.error("status")}
          label="Error status"
          short="status"
          look="line"
          oneLine
          className="tabular w-24"
        />
      )}
      <EditField name={field.error("message")} label="Error message" short="message" look="code" />
    </section>
  );
}
