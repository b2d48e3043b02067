import { cx } from "@/components/ui/class-names";
import { formatCount } from "@/lib/format/human";
import { SECTIONS, type Section, sectionWord } from "@/lib/review/sections";
import type { ReviewView } from "@/lib/review/view";

/** The classes of a range with their counts; each narrows the list to itself. */
export function SectionBar({
  view,
  only,
  onOnly,
}: {
  view: ReviewView;
  only: Section | null;
  onOnly: (section: Section | null) => void;
}) {
  const counts = SECTIONS.flatMap((section) => {
    const inside = view.groups.filter((group) => group.section === section);
    const count = inside.reduce((sum, { ids }) => sum + ids.length, 0);
    return count === 0 ? [] : [{ section, count }];
  });
  if (counts.length < 2) return null;
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1">
      <legend className="sr-only">Class</legend>
      {counts.map(({ section, count }) => (
        <button
          key={section}
          type="button"
          aria-pressed={only === section}
          onClick={() => onOnly(only === section ? null : section)}
          className={cx(
            "h-6 rounded-md px-2 text-small whitespace-nowrap",
            only === section ? "bg-selected text-accent" : "text-ink-muted hover:bg-hover hover:text-ink",
          )}
        >
          {sectionWord(section)} <span className="tabular">{formatCount(count)}</span>
        </button>
      ))}
    </fieldset>
  );
}
