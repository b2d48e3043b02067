"use client";

import { memo, useEffect, useMemo, useRef } from "react";
import type { StreamData } from "@/lib/catalog/stream";
import { visibleText } from "@/lib/format/visible";
import { spansOf } from "./chunk-data";

/**
 * The assembled text, a span a chunk. Spans are touched by hand when the pointed-at chunk or the position changes:
 * a stream has thousands of them, and each change concerns a few.
 */
export const Assembled = memo(function Assembled({
  data,
  position,
  active,
  onPoint,
  onPick,
}: {
  data: StreamData;
  position: number;
  active: number | null;
  onPoint: (chunk: number | null) => void;
  onPick: (chunk: number) => void;
}) {
  const container = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const spans = container.current?.querySelectorAll<HTMLElement>(`[data-chunk="${active ?? "none"}"]`) ?? [];
    for (const span of spans) span.dataset.active = "true";
    return () => {
      for (const span of spans) delete span.dataset.active;
    };
  }, [active]);

  useEffect(() => {
    for (const span of container.current?.querySelectorAll<HTMLElement>("[data-chunk]") ?? []) {
      span.toggleAttribute("data-ahead", Number(span.dataset.chunk) >= position);
    }
  }, [position]);

  const chunkUnder = (target: EventTarget) => {
    const found =
      target instanceof HTMLElement ? target.closest<HTMLElement>("[data-chunk]")?.dataset.chunk : undefined;
    return found === undefined ? null : Number(found);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithMouseEvents: the list of chunks beside it does the same from the keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing is a convenience here, not the only way
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of chunks beside it does the same from the keyboard
    <div
      ref={container}
      onMouseOver={(event) => onPoint(chunkUnder(event.target))}
      onMouseLeave={() => onPoint(null)}
      onClick={(event) => {
        const chunk = chunkUnder(event.target);
        if (chunk !== null && chunk >= 0) onPick(chunk);
      }}
      className="space-y-4 p-4"
    >
      <Parts data={data} />
    </div>
  );
});

const Parts = memo(function Parts({ data }: { data: StreamData }) {
  return data.messages.map(({ parts }, message) =>
    parts.map((part, position) => (
      <PartText
        // Parts have no identity but their place, which never changes for one stream.
        key={`${message}.${position}`}
        data={data}
        message={message}
        part={position}
        title={titleOf(part.type, part.label, data.messages.length > 1 ? message : null)}
      />
    )),
  );
});

function PartText({ data, message, part, title }: { data: StreamData; message: number; part: number; title: string }) {
  const text = data.messages[message]?.parts[part]?.text ?? "";
  const spans = useMemo(() => spansOf(data, message, part), [data, message, part]);
  const mono = data.messages[message]?.parts[part]?.type === "tool_call";
  return (
    <section aria-label={title}>
      <h2 className="text-small text-ink-muted">{title}</h2>
      <p className={`recorded whitespace-pre-wrap ${mono ? "font-mono text-code" : "max-w-[80ch] text-prose"}`}>
        {spans.map(({ start, end, chunk }) => (
          <span
            key={start}
            data-chunk={chunk}
            className="rounded-[2px] data-active:bg-mark data-ahead:text-ink-faint data-ahead:opacity-25 hover:bg-mark"
          >
            {visibleText(text.slice(start, end))}
          </span>
        ))}
      </p>
    </section>
  );
}

function titleOf(type: string, label: string | null, choice: number | null): string {
  const names: Record<string, string> = { text: "Text", reasoning: "Reasoning", refusal: "Refusal" };
  const name = type === "tool_call" ? `Tool call ${label ?? ""}` : (names[type] ?? label ?? type);
  return choice === null ? name : `Choice ${choice + 1} · ${name}`;
}
