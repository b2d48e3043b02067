"use client";

import { useMemo, useState } from "react";
import { Chevron } from "@/components/ui/chevron";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { JsonNode } from "@/lib/json/document";
import { parseJson } from "@/lib/json/parse";
import type { TextView } from "./fold";
import { readableToken } from "./indent-json";
import { JsonLines } from "./json-lines";
import { TextBlock } from "./text-block";

/** Values up to this length are laid out whole; a tree of folds would only get in the way. */
const WHOLE = 1200;

/** Members of one level that are shown before a click. */
const STEP = 100;

/** JSON of an unknown shape: short values laid out, long ones as a tree that opens level by level. */
export function JsonTree({ view }: { view: TextView }) {
  const root = useMemo(() => {
    if (view.cut || !view.json || view.text.length <= WHOLE) return null;
    const parsed = parseJson(view.text);
    return parsed.ok ? parsed.doc.root : null;
  }, [view]);
  if (!root) return <TextBlock view={view} />;
  return (
    <div className="recorded font-mono text-code">
      <Branch node={root} label={null} level={0} />
    </div>
  );
}

function Branch({ node, label, level }: { node: JsonNode; label: string | null; level: number }) {
  const [open, setOpen] = useState(level < 1 || node.end - node.start <= WHOLE / 4);
  const [limit, setLimit] = useState(STEP);
  const entries = node.kind === "object" ? node.members() : node.items().map((value) => ({ key: null, value }));
  const name = label !== null && <span className="text-role-assistant">{visibleText(label)}: </span>;
  if (node.kind !== "object" && node.kind !== "array") {
    return (
      <div className="pl-[18px] whitespace-pre-wrap">
        {name}
        <JsonLines text={readableToken(node.raw)} />
      </div>
    );
  }
  const kind = node.kind === "object" ? "member" : "item";
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex items-start rounded-sm text-left hover:bg-hover"
      >
        <Chevron open={open} className="mt-0.5 mr-1" />
        <span>
          {name}
          <span className="text-ink-faint">{formatQuantity(entries.length, kind)}</span>
        </span>
      </button>
      {open && (
        <div className="ml-[6px] border-l pl-2">
          {entries.slice(0, limit).map(({ key, value }, index) => (
            <Branch
              key={index}
              node={value}
              label={key === null ? String(index) : JSON.stringify(key)}
              level={level + 1}
            />
          ))}
          {entries.length > limit && (
            <button
              type="button"
              onClick={() => setLimit(limit + STEP * 5)}
              className="ml-[18px] rounded-sm text-small text-accent hover:underline"
            >
              Show more of {formatQuantity(entries.length, kind)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
