import { GitPullRequest } from "lucide-react";
import type { Metadata } from "next";
import { RangeForm } from "@/components/review/range-form";
import { ReviewPage } from "@/components/review/review-page";
import { ReviewSkeleton } from "@/components/review/skeleton";
import { Awaited } from "@/components/shell/awaited";
import { EmptyState } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import { getCatalog } from "@/lib/io/catalog";
import { reviewedFile, reviewView } from "@/lib/io/review/page";
import { refsAround } from "@/lib/io/review/refs";
import { openReview, type Review } from "@/lib/io/review/session";
import { isPending } from "@/lib/review/sections";
import type { ReviewView } from "@/lib/review/view";
import { parseReviewState, type ReviewState } from "@/lib/url-state/review-state";
import { paramsOf } from "../search-params";

export const metadata: Metadata = { title: "Review" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * What a git range changes in the recordings: `?base=` and `?head=` name it, `?class=` narrows it, `?file=` opens one.
 */
export default async function Page({ searchParams }: Props) {
  const state = parseReviewState(paramsOf(await searchParams));
  const { base, head } = state;
  const { root } = getCatalog();
  return (
    <div data-fill className="flex min-h-0 flex-1 flex-col max-md:overflow-y-auto">
      <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1">
        <h1 className="font-semibold">Review</h1>
        <RangeForm base={base} head={head} refs={await refsAround(root)} />
      </div>
      <Awaited key={JSON.stringify([base, head])} fallback={<ReviewSkeleton />}>
        <Reviewed root={root} state={state} />
      </Awaited>
    </div>
  );
}

async function Reviewed({ root, state }: { root: string; state: ReviewState }) {
  const opened = await openReview(root, state);
  if (!opened.ok) {
    const { message, hint } = opened.refusal.problem;
    return <EmptyState icon={GitPullRequest} title={visibleText(message)} hint={visibleText(hint)} />;
  }
  const { review } = opened;
  const view = await reviewView(root, review);
  const id = firstOf(review, view, state);
  const difference = id === null ? undefined : review.differences.get(id);
  const file = difference ? await reviewedFile(root, review, difference) : null;
  return (
    <ReviewPage
      key={JSON.stringify([state.base, state.head])}
      state={state}
      view={view}
      first={id === null ? null : { id, file }}
    />
  );
}

/** The file that the address names, else the first one that is to be decided. */
function firstOf(
  { differences }: Review,
  { groups, marks }: ReviewView,
  { file, section }: ReviewState,
): string | null {
  const named = [...differences.values()].find((each) => each.file.path === file);
  if (named) return named.id;
  const wanted = groups.filter((group) => (section === null ? isPending(group.section) : group.section === section));
  const ids = wanted.flatMap(({ ids }) => ids);
  return ids.find((id) => !marks[id]?.decision) ?? ids[0] ?? null;
}
