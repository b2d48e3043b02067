import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CommitDiffView } from "@/components/committed/commit-diff-view";
import { COOKIE, parsePreferences } from "@/components/conversation/reading-cookie";
import { hasReasoning } from "@/components/conversation/rows";
import { OrphanDraft } from "@/components/edit/draft/orphan-draft";
import { EditButton } from "@/components/edit/mode/edit-button";
import { EditModeProvider } from "@/components/edit/mode/edit-mode";
import { EditableConversation } from "@/components/edit/mode/editable-conversation";
import { DeletedRecording } from "@/components/history/deleted-recording";
import { RawTab } from "@/components/raw-editor/raw-tab";
import { AnswerLink } from "@/components/recording/answer-link";
import { RecordingHeader } from "@/components/recording/header";
import { LazyChunks, LazyHistory } from "@/components/recording/lazy-tabs";
import { LiveRefresh } from "@/components/recording/live-refresh";
import { MessageKeys } from "@/components/recording/message-keys";
import { recordingData } from "@/components/recording/page-data";
import { ProblemView } from "@/components/recording/problem-view";
import { ReadingToggle } from "@/components/recording/reading-toggle";
import { SidePanel } from "@/components/recording/side-panel";
import { parseTab } from "@/components/recording/tabs";
import { testNameOf } from "@/lib/catalog/test-name";
import { visibleText } from "@/lib/format/visible";
import { getCatalog } from "@/lib/io/catalog";
import { commitViewOf } from "@/lib/io/committed";
import { removalOf } from "@/lib/io/history-page";
import { readRecording } from "@/lib/io/read-recording";
import { pendingOf } from "@/lib/io/takes/pending";
import { hasMarkers } from "@/lib/review/markers";
import { reviewHref } from "@/lib/url-state/review-state";
import { pathOfSegments, queryOf } from "./address";
import { headerData } from "./header-data";

type Props = {
  params: Promise<{ path: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache(async (path: string | null) => (path === null ? null : readRecording(getCatalog(), path)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await read(pathOfSegments((await params).path));
  if (!found) return { title: "No such recording" };
  const testName = testNameOf(found.opened.ok ? found.opened.recording.testId : null);
  return { title: visibleText(testName || found.path) };
}

export default async function RecordingPage({ params, searchParams }: Props) {
  const named = pathOfSegments((await params).path);
  const found = await read(named);
  if (!found) {
    const removal = named === null ? null : await removalOf(getCatalog().root, named);
    if (named === null || !removal) return <Gone path={named} />;
    return (
      <>
        <LiveRefresh paths={[named]} />
        <OrphanDraft path={named} />
        <DeletedRecording path={named} entry={removal} now={Date.now()} />
      </>
    );
  }

  const query = queryOf(await searchParams);
  const tab = parseTab(query.get("tab"));
  const { path, size, hash, text, opened, row } = found;
  const data = opened.ok ? recordingData(opened.recording, size, row?.key ?? null) : null;
  const preferences = parsePreferences((await cookies()).get(COOKIE)?.value);
  const tools = data && tab === "conversation" && (
    <div className="flex items-center gap-1">
      <AnswerLink rows={data.conversation.rows} />
      <ReadingToggle preferences={preferences} reasoning={hasReasoning(data.conversation.rows)} />
      <EditButton />
    </div>
  );

  return (
    <EditModeProvider key={path}>
      <LiveRefresh paths={[path]} />
      <RecordingHeader
        data={headerData(found, data, query, tab, await pendingOf(getCatalog().root, path))}
        tools={tools}
      />
      {tab === "diff" && <CommitDiffView outcome={await commitViewOf(getCatalog().root, path)} />}
      {tab === "history" && <LazyHistory path={path} />}
      {!opened.ok &&
        (tab === "diff" || tab === "history" ? (
          <OrphanDraft path={path} />
        ) : (
          <ProblemView
            path={path}
            size={size}
            problem={opened.problem}
            conflict={hasMarkers(text) ? reviewHref({ base: null, head: null, file: path }) : null}
          />
        ))}
      {data && tab === "conversation" && (
        <div className="flex-1 lg:grid lg:grid-cols-[minmax(0,1fr)_340px]">
          <div className="flex min-w-0 flex-col max-lg:border-b lg:border-r">
            <EditableConversation
              data={data.conversation}
              path={path}
              hash={hash}
              compact={false}
              chunks={data.chunks}
              preferences={preferences}
            />
            <MessageKeys />
          </div>
          <SidePanel data={data.conversation} file={data.facts} />
        </div>
      )}
      {data && (tab === "chunks" || tab === "raw") && (
        <div data-fill className="flex min-h-0 flex-1 flex-col">
          {tab === "chunks" && <LazyChunks path={path} />}
          {tab === "raw" && <RawTab key={path} path={path} size={size} at={query.get("at")} />}
        </div>
      )}
    </EditModeProvider>
  );
}

/** What stood at an address where nothing stands any more, if the last commit knows it. */
async function Gone({ path }: { path: string | null }) {
  const since = path === null ? null : await commitViewOf(getCatalog().root, path);
  if (path === null || !since?.ok || since.view.state !== "gone") notFound();
  return (
    <>
      <LiveRefresh paths={[path]} />
      <OrphanDraft path={path} />
      <h1 className="recorded border-b px-3 py-2.5 font-mono text-code md:px-4">{visibleText(path)}</h1>
      <CommitDiffView outcome={since} />
    </>
  );
}
