import { cx } from "@/components/ui/class-names";
import type { Completion } from "@/lib/catalog/search/complete";
import { visibleText } from "@/lib/format/visible";

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The choices below the search box; the box keeps the focus. */
export function CompletionList({
  id,
  completions,
  active,
  onChoose,
}: {
  id: string;
  completions: readonly Completion[];
  active: number;
  onChoose: (completion: Completion) => void;
}) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Completions"
      className="absolute inset-x-0 top-full z-40 mt-1 max-h-80 overflow-auto rounded-md border bg-raised p-1 shadow-float"
    >
      {completions.map((completion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the search box handles the keys of its list
        <div
          key={completion.label}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          ref={index === active ? scrollIntoView : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(completion)}
          className={cx(
            "flex h-7 cursor-default items-center gap-3 rounded-sm px-2 hover:bg-hover",
            index === active && "bg-selected",
          )}
        >
          <span className="recorded min-w-0 truncate font-mono text-code">{visibleText(completion.label)}</span>
          <span className="tabular ml-auto shrink-0 truncate text-small text-ink-muted">{completion.detail}</span>
        </div>
      ))}
    </div>
  );
}

function scrollIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}
