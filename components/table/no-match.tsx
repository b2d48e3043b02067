import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/state";
import type { ListQuery } from "@/lib/catalog/query";
import { visibleText } from "@/lib/format/visible";
import { chosenCount } from "./facets";
import type { UpdateListState } from "./use-list-state";

/** No row matches: which part of the query could go. */
export function NoMatch({ query, update }: { query: ListQuery; update: UpdateListState }) {
  const chosen = chosenCount(query.facets);
  const clear = (change: Partial<ListQuery>) =>
    update((now) => ({ ...now, at: null, query: { ...now.query, ...change } }));
  return (
    <EmptyState
      icon={SearchX}
      title="No recording matches"
      hint={
        query.search ? (
          <>
            Nothing holds <code className="recorded font-mono text-code">{visibleText(query.search)}</code>
            {chosen > 0 && " under the chosen filters"}. Search looks in assembled text, tool names and arguments, test
            ids and keys.
          </>
        ) : (
          "The chosen filters leave nothing."
        )
      }
    >
      {query.search && <Button onClick={() => clear({ search: "" })}>Clear the search</Button>}
      {chosen > 0 && <Button onClick={() => clear({ facets: {} })}>Clear the filters</Button>}
    </EmptyState>
  );
}
