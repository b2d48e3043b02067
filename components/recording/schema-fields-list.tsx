import type { SchemaField } from "@/components/conversation/schema-fields";
import { visibleText } from "@/lib/format/visible";

/** The fields of a schema as a list to read: name, type, purpose, what is allowed, and the fields inside. */
export function Fields({ fields }: { fields: readonly SchemaField[] }) {
  return (
    <ul className="space-y-1.5">
      {fields.map((field, index) => (
        <li key={index} className="recorded text-small">
          <p>
            {field.name !== "" && <span className="font-mono text-code text-ink">{visibleText(field.name)}</span>}{" "}
            <span className="text-ink-muted">{visibleText(field.type)}</span>
            {field.required && <span className="text-ink-muted"> · required</span>}
          </p>
          {field.description && <p className="text-ink-muted">{visibleText(field.description)}</p>}
          {field.values && (
            <p className="text-ink-muted">
              one of <span className="font-mono text-ink">{visibleText(field.values.join(", "))}</span>
            </p>
          )}
          {field.rules.length > 0 && <p className="text-ink-faint">{visibleText(field.rules.join(" · "))}</p>}
          {field.fields.length > 0 && (
            <div className="mt-1 border-l pl-3">
              <Fields fields={field.fields} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
