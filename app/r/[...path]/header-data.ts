import type { HeaderData } from "@/components/recording/header";
import { testHref } from "@/components/recording/names";
import type { RecordingData } from "@/components/recording/page-data";
import { TABS, type Tab, tabHref } from "@/components/recording/tabs";
import type { GitMark } from "@/lib/catalog/row";
import { suiteOf } from "@/lib/catalog/test-name";
import { getCatalog } from "@/lib/io/catalog";
import type { ReadRecording } from "@/lib/io/read-recording";
import { emptyQuery, emptyState, parseListQuery, recordingHref, tableHref } from "@/lib/url-state/list-state";

/** What the header says: the recording's names, its place in the list that the address carries, and its views. */
export function headerData(
  { path, hash, row, opened }: ReadRecording,
  data: RecordingData | null,
  params: URLSearchParams,
  tab: Tab,
  takes: number,
): HeaderData {
  const query = parseListQuery(params);
  const near = getCatalog().neighbours(query, path);
  const testId = opened.ok ? opened.recording.testId : null;
  const suite = row?.suite ?? suiteOf(path, testId);
  const here = recordingHref(path, query);
  const step = (to: string | null | undefined) => (to ? tabHref(recordingHref(to, query), tab) : null);
  return {
    path,
    hash,
    isRecording: opened.ok,
    suite,
    suiteHref: suite ? tableHref({ ...emptyState, query: { ...emptyQuery, facets: { suite: [suite] } } }) : null,
    testName: data?.testName ?? "",
    testHref: testId === null ? null : testHref(testId),
    key: data?.key ?? null,
    keyStatus: data?.keyStatus ?? null,
    model: data?.model ?? "",
    host: data?.host ?? "",
    noCurl: data ? data.noCurl : "The file is no readable recording.",
    list: {
      href: tableHref({ ...emptyState, query, at: path }),
      position: near ? near.position + 1 : null,
      total: near?.total ?? 0,
    },
    previous: step(near?.previous),
    next: step(near?.next),
    takes,
    tab,
    tabs: tabsOf(here, data, row?.git ?? null),
  };
}

const LABELS: Record<Tab, string> = {
  conversation: "Conversation",
  chunks: "Chunks",
  raw: "Raw",
  diff: "Diff",
  history: "History",
};
const MARKS: Record<NonNullable<GitMark>, string> = {
  added: "not in the last commit",
  untracked: "not in the last commit",
  modified: "changed since the last commit",
  conflicted: "in conflict",
};

/** What is no readable recording has only its difference from the last commit, and its history. */
function tabsOf(here: string, data: RecordingData | null, git: GitMark): HeaderData["tabs"] {
  return TABS.map((tab, index) => ({
    tab,
    href: tabHref(here, tab),
    label: data || tab !== "conversation" ? LABELS[tab] : "Problem",
    key: String(index + 1),
    count: tab === "chunks" && data ? data.chunks : null,
    mark: tab === "diff" && git ? MARKS[git] : null,
  })).filter(({ tab, count }) => (data ? tab !== "chunks" || count !== 0 : tab !== "chunks" && tab !== "raw"));
}
