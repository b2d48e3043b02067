"use client";

import { Ban, Brain } from "lucide-react";
import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import { visibleText } from "@/lib/format/visible";
import { JsonTree } from "./json-tree";
import { FilePart, ImagePart } from "./media-part";
import { MessageActions } from "./message-actions";
import { useReading } from "./reading-context";
import type { PartView, Row } from "./rows";
import { TextBlock } from "./text-block";
import { ToolCall } from "./tool-call";

/** All parts of a message, in the order of the wire. */
export function PartList({ row }: { row: Row }) {
  const parts = row.parts.filter((part) => !isVoid(part) || row.parts.length === 1);
  if (parts.length === 0) return <Nothing />;
  return (
    <div className="min-w-0 space-y-2.5">
      {parts.map((part, index) => (
        <PartBody key={index} part={part} />
      ))}
    </div>
  );
}

/** Wires send an empty text along with tool calls; it says nothing. */
function isVoid(part: PartView): boolean {
  return (part.type === "text" || part.type === "reasoning") && part.text.length === 0;
}

function PartBody({ part }: { part: PartView }) {
  switch (part.type) {
    case "text":
      return part.text.length === 0 ? <Nothing /> : <TextBlock view={part.text} />;
    case "reasoning":
      return <Reasoning part={part} />;
    case "refusal":
      return (
        <div className="flex gap-2">
          <Ban aria-hidden size={14} className="mt-1 shrink-0 text-warning" />
          <div className="min-w-0">
            <p className="text-small font-medium text-warning">Refused</p>
            <TextBlock view={part.text} />
          </div>
        </div>
      );
    case "call":
      return (
        <ToolCall call={part}>
          {part.results.map((row) => (
            <Result key={row.anchor} row={row} />
          ))}
        </ToolCall>
      );
    case "image":
      return <ImagePart source={part.source} pointer={part.pointer} detail={part.detail} />;
    case "file":
      return <FilePart source={part.source} pointer={part.pointer} name={part.name} />;
    case "json":
      return (
        <div className="min-w-0">
          <p className="recorded mb-0.5 text-small text-ink-faint">{visibleText(part.label)}</p>
          <JsonTree view={part.text} />
        </div>
      );
  }
}

function Reasoning({ part }: { part: Extract<PartView, { type: "text" | "reasoning" | "refusal" }> }) {
  const { reasoning } = useReading();
  const [asked, setAsked] = useState<boolean | null>(null);
  const open = asked ?? reasoning === "shown";
  return (
    <div className="min-w-0 border-l border-dashed border-line-strong pl-3">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setAsked(!open)}
        className="inline-flex items-center gap-1.5 rounded-sm text-small text-ink-muted hover:text-ink"
      >
        <Brain aria-hidden size={13} />
        reasoning
      </button>
      {open && <TextBlock view={part.text} dim />}
    </div>
  );
}

function Nothing() {
  return <p className="text-ink-faint italic">empty</p>;
}

function Result({ row }: { row: Row }) {
  const { compact } = useReading();
  return (
    <article
      id={compact ? undefined : row.anchor}
      data-message
      tabIndex={-1}
      aria-label={`Message ${row.number}, result`}
      className="group/message relative -ml-3.5 scroll-mt-14 md:scroll-mt-[127px] pl-3.5 target:bg-selected"
    >
      <span aria-hidden className="absolute top-2 bottom-1 -left-0.5 w-[3px] rounded-full bg-role-tool" />
      <div className="flex min-h-6 items-center gap-2">
        <span className={cx("text-small font-medium", row.isError ? "text-error" : "text-role-tool")}>
          {row.isError ? "result · failed" : "result"}
        </span>
        <MessageActions row={row} />
      </div>
      <PartList row={row} />
    </article>
  );
}
