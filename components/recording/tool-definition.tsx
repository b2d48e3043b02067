"use client";

import { useState } from "react";
import { displayOf, textView } from "@/components/conversation/fold";
import { JsonLines } from "@/components/conversation/json-lines";
import { schemaFieldsOf } from "@/components/conversation/schema-fields";
import { Chevron } from "@/components/ui/chevron";
import { cx } from "@/components/ui/class-names";
import { visibleText } from "@/lib/format/visible";
import type { ToolDefinition } from "@/lib/recording/message";
import { Fields } from "./schema-fields-list";

/** A tool that the model was offered: its name and purpose; on a click what it takes. */
export function Tool({ tool }: { tool: ToolDefinition }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-start gap-1 rounded-sm py-0.5 text-left hover:bg-hover"
      >
        <Chevron open={open} className="mt-[3px]" />
        <span className="min-w-0 flex-1">
          <span className="recorded font-mono text-code font-semibold">{visibleText(tool.name) || "(no name)"}</span>
          {tool.type !== "function" && <span className="text-small text-ink-muted"> {visibleText(tool.type)}</span>}
          {tool.description && (
            <span className={cx("recorded block text-small text-ink-muted", !open && "line-clamp-2")}>
              {visibleText(tool.description)}
            </span>
          )}
        </span>
      </button>
      {open && (
        <div className="mt-0.5 mb-2 ml-[6px] border-l pl-3">
          <Schema schema={tool.schema} />
        </div>
      )}
    </div>
  );
}

function Schema({ schema }: { schema: string | null }) {
  if (schema === null) return <p className="text-small text-ink-faint">It takes nothing.</p>;
  const fields = schemaFieldsOf(schema);
  if (fields === null) {
    return (
      <pre className="recorded font-mono text-code whitespace-pre-wrap">
        <JsonLines text={displayOf(textView(schema, "json"))} />
      </pre>
    );
  }
  return fields.length === 0 ? (
    <p className="text-small text-ink-faint">It takes nothing.</p>
  ) : (
    <Fields fields={fields} />
  );
}
