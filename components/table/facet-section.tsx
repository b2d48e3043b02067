"use client";

import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/class-names";
import type { Facet, FacetCount } from "@/lib/catalog/query";
import { formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { FACET_NAMES, facetValueName } from "./facet-names";

/** Values shown before "show more", and the length from which a list gets a filter of its own. */
const SHORT = 6;
const LONG = 12;

/** One facet: its values with how many rows each would show; several can be chosen. */
export function FacetSection({
  facet,
  counts,
  chosen,
  onChange,
}: {
  facet: Facet;
  counts: readonly FacetCount[];
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const id = useId();
  const [more, setMore] = useState(false);
  const [filter, setFilter] = useState("");
  const gone = chosen.filter((value) => counts.every((count) => count.value !== value));
  const values = [...gone.map((value) => ({ value, count: 0 })), ...counts];
  const matching = values.filter(({ value }) => value.toLowerCase().includes(filter.toLowerCase()));
  const shown = more ? matching : values.filter(({ value }, index) => index < SHORT || chosen.includes(value));
  const name = FACET_NAMES[facet];

  return (
    <section aria-labelledby={id} className="border-b px-3 py-2">
      <div className="flex h-5 items-center justify-between">
        <h2 id={id} className="text-small font-medium text-ink-muted">
          {name}
        </h2>
        {chosen.length > 0 && (
          <button
            type="button"
            aria-label={`Clear ${name}`}
            onClick={() => onChange([])}
            className="rounded-sm px-1 text-small text-accent hover:underline"
          >
            Clear
          </button>
        )}
      </div>
      {more && values.length > LONG && (
        <input
          type="text"
          aria-label={`Filter ${name}`}
          placeholder="Filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          className="mt-1 h-6 w-full rounded-sm border bg-canvas px-1.5 text-small placeholder:text-ink-faint"
        />
      )}
      <ul className={cx("mt-0.5", more && values.length > LONG && "max-h-72 overflow-y-auto")}>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <label
              htmlFor={`${id}-${value}`}
              className="-mx-1 flex min-h-6 items-center gap-2 rounded-sm px-1 hover:bg-hover max-lg:min-h-9"
            >
              <Checkbox
                id={`${id}-${value}`}
                checked={chosen.includes(value)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
                }
              />
              <span
                className={cx("recorded truncate", value === "none" && "text-ink-faint italic")}
                title={visibleText(value)}
              >
                {visibleText(facetValueName(facet, value))}
              </span>
              <span className="tabular ml-auto shrink-0 text-small text-ink-faint">{formatCount(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {values.length > SHORT && (
        <button
          type="button"
          aria-expanded={more}
          aria-label={`${more ? "Fewer" : "All"} values of ${name}`}
          onClick={() => {
            setMore(!more);
            setFilter("");
          }}
          className="rounded-sm text-small text-ink-muted hover:text-ink hover:underline"
        >
          {more ? "Show fewer" : `Show all ${formatCount(values.length)}`}
        </button>
      )}
    </section>
  );
}
