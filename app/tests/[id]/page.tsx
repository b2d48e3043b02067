import { Hourglass } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { z } from "zod";
import { COOKIE, parsePreferences } from "@/components/conversation/reading-cookie";
import { hasReasoning } from "@/components/conversation/rows";
import { LiveRefresh } from "@/components/recording/live-refresh";
import { MessageKeys } from "@/components/recording/message-keys";
import { ReadingToggle } from "@/components/recording/reading-toggle";
import { SideCalls } from "@/components/thread/side-calls";
import { ThreadHeader } from "@/components/thread/thread-header";
import { TURNS } from "@/components/thread/turn-href";
import { MoreTurns, TurnIndex } from "@/components/thread/turn-index";
import { TurnView } from "@/components/thread/turn-view";
import { EmptyState } from "@/components/ui/state";
import { testNameOf } from "@/lib/catalog/test-name";
import { visibleText } from "@/lib/format/visible";
import { testIdOf } from "./address";
import { loadThread } from "./load-thread";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const turnsSchema = z.coerce.number().int().min(TURNS).catch(TURNS);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const testId = testIdOf((await params).id);
  return { title: testId === null ? "No such test" : visibleText(testNameOf(testId)) };
}

export default async function TestPage({ params, searchParams }: Props) {
  const testId = testIdOf((await params).id);
  const thread = testId === null ? null : await loadThread(testId, turnsSchema.parse((await searchParams).turns));
  if (testId === null || !thread || (thread.paths.length === 0 && !thread.indexing)) notFound();
  if (thread.paths.length === 0) {
    return (
      <div className="m-auto">
        <LiveRefresh paths={[]} />
        <EmptyState
          page
          icon={Hourglass}
          title="Still reading the folder"
          hint="No recording of this test was found yet. The page fills as soon as all files are read."
        />
      </div>
    );
  }
  const preferences = parsePreferences((await cookies()).get(COOKIE)?.value);

  return (
    <>
      <LiveRefresh paths={thread.paths} />
      <ThreadHeader
        testId={testId}
        turns={thread.turns}
        sideCalls={thread.sideCalls.length}
        indexing={thread.indexing}
        tools={
          <ReadingToggle
            preferences={preferences}
            reasoning={thread.turns.some(({ conversation }) => hasReasoning(conversation.rows))}
          />
        }
      />
      <MessageKeys />
      <div className="flex-1 lg:grid lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="min-w-0 lg:border-r">
          {thread.turns.slice(0, thread.shown).map((turn) => (
            <TurnView key={turn.path} turn={turn} preferences={preferences} />
          ))}
          <MoreTurns total={thread.turns.length} shown={thread.shown} />
          <SideCalls calls={thread.sideCalls} />
        </div>
        <TurnIndex turns={thread.turns} shown={thread.shown} />
      </div>
    </>
  );
}
