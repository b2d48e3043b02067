"use client";

import { type ReactNode, useState } from "react";
import { Chevron } from "@/components/ui/chevron";
import { visibleText } from "@/lib/format/visible";
import { displayOf } from "./fold";
import { JsonLines } from "./json-lines";
import type { CallView } from "./rows";
import { TextBlock } from "./text-block";

/** Arguments up to this length stand in the call's own line. */
const INLINE = 80;

/** A call as a line of code, its arguments, and beneath it what came back: the children. */
export function ToolCall({ call, children }: { call: CallView; children: ReactNode }) {
  const [open, setOpen] = useState(true);
  const shown = displayOf(call.arguments);
  const inline = shown.length <= INLINE && !shown.includes("\n") && !call.arguments.cut;
  return (
    <div className="min-w-0">
      <div className="flex items-start gap-1">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="group/call recorded flex min-w-0 flex-1 items-start gap-1 rounded-sm text-left"
        >
          <Chevron open={open} className="mt-0.5" />
          <span className="sr-only">Call of</span>
          <code className="min-w-0 font-mono text-code leading-[20px]">
            <span className="font-semibold text-role-tool">{visibleText(call.name) || "(no name)"}</span>
            {inline ? (
              <>
                (<JsonLines text={shown} />)
              </>
            ) : (
              <span className="text-ink-faint">(…)</span>
            )}
          </code>
        </button>
        {call.id && (
          <span
            className="recorded hidden max-w-40 shrink truncate font-mono text-[11px] leading-[20px] text-ink-faint sm:block"
            title={visibleText(call.id)}
          >
            {visibleText(call.id)}
          </span>
        )}
      </div>
      {open && (
        <div className="mt-1 ml-[6px] space-y-1.5 border-l pl-3.5">
          {!inline && <TextBlock view={call.arguments} />}
          {!inline && !call.arguments.json && (
            <p className="text-small text-warning">The arguments are not a JSON object</p>
          )}
          {children}
          {call.state === "unanswered" && (
            <p className="text-small text-ink-faint">No result: this request goes on without one</p>
          )}
        </div>
      )}
    </div>
  );
}
