"use client";

import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import { formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { displayOf, headOf, isData, MARKDOWN_LIMIT, type TextView } from "./fold";
import { JsonLines } from "./json-lines";
import { RecordedMarkdown } from "./markdown";
import { useReading } from "./reading-context";

/** A recorded text: markdown, plain, or JSON laid out; folded where it is long. */
export function TextBlock({ view, dim = false }: { view: TextView; dim?: boolean }) {
  const { loadWhole, text: mode } = useReading();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);

  const laidOut = view.json && (mode === "markdown" || isData(view.use));
  const whole = laidOut ? displayOf(view) : view.text;
  const head = view.cut ? view.text : headOf(whole, view.use);
  const shown = open && !view.cut ? whole : (head ?? whole);
  const unfold = async () => {
    if (!view.cut) return setOpen(true);
    setBusy(true);
    setOpen(await loadWhole());
    setBusy(false);
  };

  return (
    <div className={cx("min-w-0", dim && "text-ink-muted")}>
      <Shown view={view} text={shown} laidOut={laidOut} />
      {head !== null && (
        <button
          type="button"
          aria-expanded={open}
          disabled={busy}
          onClick={open ? () => setOpen(false) : unfold}
          className="mt-1 rounded-sm text-small text-accent hover:underline disabled:opacity-50"
        >
          {open ? "Show less" : view.length < 1000 ? "Show all" : `Show all ${formatCount(view.length)} characters`}
        </button>
      )}
    </div>
  );
}

function Shown({ view, text, laidOut }: { view: TextView; text: string; laidOut: boolean }) {
  const reading = useReading();
  const [asked, setAsked] = useState(false);
  if (laidOut) {
    return (
      <pre className="recorded font-mono text-code whitespace-pre-wrap">
        <JsonLines text={text} />
      </pre>
    );
  }
  const readable = visibleText(text.replaceAll("\r\n", "\n"));
  const structured = isData(view.use);
  if (structured || reading.text === "plain" || (text.length > MARKDOWN_LIMIT && !asked)) {
    return (
      <>
        <div
          className={cx(
            "recorded whitespace-pre-wrap",
            structured ? "max-w-[100ch] font-mono text-code" : "max-w-[72ch] text-prose",
          )}
        >
          {readable}
        </div>
        {!structured && reading.text === "markdown" && (
          <button
            type="button"
            onClick={() => setAsked(true)}
            className="mt-1 mr-3 rounded-sm text-small text-accent hover:underline"
          >
            Render as markdown
          </button>
        )}
      </>
    );
  }
  return (
    <div className="recorded max-w-[72ch] text-prose">
      <RecordedMarkdown text={readable} />
    </div>
  );
}
