import { FACETS, type Facet, type FacetCount, type ListQuery, NONE } from "@/lib/catalog/query";
import { FacetSection } from "./facet-section";

/** All facets that could narrow the list. */
export function Facets({
  facets,
  chosen,
  onChange,
}: {
  facets: Record<Facet, FacetCount[]> | undefined;
  chosen: ListQuery["facets"];
  onChange: (chosen: ListQuery["facets"]) => void;
}) {
  return FACETS.map((facet) => {
    const counts = facets?.[facet] ?? [];
    const values = chosen[facet] ?? [];
    if (values.length === 0 && !canNarrow(counts)) return null;
    return (
      <FacetSection
        key={facet}
        facet={facet}
        counts={counts}
        chosen={values}
        onChange={(next) => {
          const { [facet]: _, ...others } = chosen;
          onChange(next.length > 0 ? { ...others, [facet]: next } : others);
        }}
      />
    );
  });
}

/** A facet whose every row has no value, or none at all, tells nothing. */
function canNarrow(counts: readonly FacetCount[]): boolean {
  return counts.some(({ value }) => value !== NONE);
}

export function chosenCount(chosen: ListQuery["facets"]): number {
  return Object.values(chosen).reduce((sum, values) => sum + values.length, 0);
}
