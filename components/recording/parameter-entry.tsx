"use client";

import { type ReactNode, useState } from "react";
import { displayOf, headOf, type TextView } from "@/components/conversation/fold";
import { JsonLines } from "@/components/conversation/json-lines";
import { schemaFieldsOf } from "@/components/conversation/schema-fields";
import { visibleText } from "@/lib/format/visible";
import { parseJson } from "@/lib/json/parse";
import { Fields } from "./schema-fields-list";

/** A name and its value on one line. */
export function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[132px_minmax(0,1fr)] gap-x-3">
      <dt className="recorded text-ink-muted">{name}</dt>
      <dd className="recorded min-w-0">{children}</dd>
    </div>
  );
}

/** A request parameter: a short value beside its name, a long one beneath it, a schema as its fields. */
export function ParameterEntry({ name, value }: { name: string; value: TextView }) {
  const [open, setOpen] = useState(false);
  const shown = displayOf(value);
  const short = !shown.includes("\n") && shown.length <= 60;
  if (short) {
    return (
      <Entry name={visibleText(name)}>
        <span className="font-mono text-code">
          <JsonLines text={shown} />
        </span>
      </Entry>
    );
  }
  const schema = value.cut ? null : schemaIn(value.text);
  const head = headOf(shown, "parameter");
  return (
    <div className="min-w-0">
      <dt className="recorded text-ink-muted">
        {visibleText(name)}
        {schema?.title && <span className="font-mono text-code text-ink"> {visibleText(schema.title)}</span>}
      </dt>
      <dd className="recorded border-l pl-3">
        {schema ? (
          <Fields fields={schema.fields} />
        ) : (
          <>
            <pre className="font-mono text-code whitespace-pre-wrap">
              <JsonLines text={open ? shown : (head ?? shown)} />
            </pre>
            {value.cut && <p className="text-small text-ink-faint">The rest is in the Raw tab.</p>}
            {head !== null && (
              <button
                type="button"
                aria-expanded={open}
                onClick={() => setOpen(!open)}
                className="rounded-sm text-small text-accent hover:underline"
              >
                {open ? "Show less" : "Show all"}
              </button>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

/** The schema that an answer has to fit, in the places where the wire families put it. */
function schemaIn(text: string) {
  const parsed = parseJson(text);
  if (!parsed.ok) return null;
  const { root } = parsed.doc;
  const place = [root.get("json_schema"), root.get("format"), root].find((node) => node?.get("schema"));
  const schema = place?.get("schema") ?? (root.get("properties") ? root : undefined);
  const fields = schema && schemaFieldsOf(schema.raw);
  return fields ? { title: place?.get("name")?.string ?? null, fields } : null;
}
