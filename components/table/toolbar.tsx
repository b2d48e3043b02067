"use client";

import { ChevronsDownUp, ChevronsUpDown, Columns3, Layers, ListFilter, Plus, Rows2, Rows3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useServer } from "@/components/actions/context";
import { SearchBox } from "@/components/search/search-box";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import type { FacetCount } from "@/lib/catalog/query";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { COLUMNS, type ListState } from "@/lib/url-state/list-state";
import { columns } from "./columns";
import { chosenCount } from "./facets";
import { GitTools } from "./git-tools";
import type { UpdateListState } from "./use-list-state";

/** What the list shows, how, and what narrows it. */
export function Toolbar({
  state,
  update,
  total,
  all,
  tests,
  git,
  gone,
  folded,
  onFold,
  onOpenFacets,
}: {
  state: ListState;
  update: UpdateListState;
  total: number;
  all: number;
  /** How many tests the rows belong to, where they are grouped. */
  tests: number | null;
  /** How many rows a git mark has. */
  git: readonly FacetCount[];
  /** Recordings of the last commit that are not there any more. */
  gone: number;
  folded: boolean;
  onFold: (folded: boolean) => void;
  onOpenFacets: () => void;
}) {
  const router = useRouter();
  const { readOnly } = useServer();
  const { query, density } = state;
  const chosen = chosenCount(query.facets);
  const narrowed = chosen > 0 || query.search !== "";
  const grouped = query.group === "test";
  return (
    <div className="border-b">
      <div className="px-2 pt-2 md:hidden">
        <SearchBox />
      </div>
      <div
        role="toolbar"
        aria-label="List"
        className="flex h-10 items-center gap-1 px-2 max-sm:overflow-x-auto sm:pl-3"
      >
        <Button tone="quiet" className="-ml-1 px-2 lg:hidden" onClick={onOpenFacets}>
          <ListFilter aria-hidden size={14} />
          Filter
          {chosen > 0 && <span className="tabular rounded-sm bg-selected px-1 text-small text-accent">{chosen}</span>}
        </Button>
        <p role="status" className="tabular truncate text-ink-muted max-sm:shrink-0">
          {narrowed ? (
            <>
              <span className="text-ink">{formatCount(total)}</span> of {formatCount(all)}
              <span className="max-sm:hidden"> recordings</span>
            </>
          ) : (
            <>
              <span className="sm:hidden">{formatQuantity(total, "recording")}</span>
              <span className="max-sm:hidden">All recordings</span>
            </>
          )}
          {tests !== null && ` in ${formatQuantity(tests, "test")}`}
        </p>
        {narrowed && (
          <Button
            tone="quiet"
            className="px-2"
            onClick={() => update((now) => ({ ...now, at: null, query: { ...now.query, search: "", facets: {} } }))}
          >
            Clear filters
          </Button>
        )}
        <GitTools query={query} update={update} git={git} gone={gone} />
        <div className="ml-auto flex items-center gap-1">
          {!readOnly && (
            <IconButton label="New recording" onClick={() => router.push("/new")}>
              <Plus aria-hidden size={14} />
            </IconButton>
          )}
          {grouped && (
            <IconButton label={folded ? "Open all tests" : "Close all tests"} onClick={() => onFold(!folded)}>
              {folded ? <ChevronsUpDown aria-hidden size={14} /> : <ChevronsDownUp aria-hidden size={14} />}
            </IconButton>
          )}
          <IconButton
            label="Group by test"
            aria-pressed={grouped}
            onClick={() => update((now) => ({ ...now, query: { ...now.query, group: grouped ? null : "test" } }))}
          >
            <Layers aria-hidden size={14} />
          </IconButton>
          <IconButton
            label="Compact rows"
            aria-pressed={density === "compact"}
            onClick={() =>
              update((now) => ({ ...now, density: density === "compact" ? "comfortable" : "compact" }), "replace")
            }
            className="max-sm:hidden"
          >
            {density === "compact" ? <Rows3 aria-hidden size={14} /> : <Rows2 aria-hidden size={14} />}
          </IconButton>
          <span className="contents max-sm:hidden">
            <ColumnsMenu state={state} update={update} />
          </span>
        </div>
      </div>
    </div>
  );
}

function ColumnsMenu({ state, update }: { state: ListState; update: UpdateListState }) {
  const shown = state.columns ?? COLUMNS;
  return (
    <Menu
      trigger={
        <IconButton label="Columns">
          <Columns3 aria-hidden size={14} />
        </IconButton>
      }
    >
      <MenuLabel>Columns</MenuLabel>
      {columns.map(({ id, label }) => (
        <MenuCheckItem
          key={id}
          checked={shown.includes(id)}
          onCheckedChange={(on) =>
            update(
              (now) => ({ ...now, columns: COLUMNS.filter((column) => (column === id ? on : shown.includes(column))) }),
              "replace",
            )
          }
        >
          {label}
        </MenuCheckItem>
      ))}
      <MenuSeparator />
      <MenuItem
        disabled={state.columns === null}
        onSelect={() => update((now) => ({ ...now, columns: null }), "replace")}
      >
        As many as fit
      </MenuItem>
    </Menu>
  );
}
