"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { useKeys } from "@/components/shell/keys";
import { CopyButton } from "@/components/ui/copy-button";
import { Tooltip } from "@/components/ui/tooltip";
import { formatCount, formatQuantity, shortKey } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { takesHref } from "@/lib/url-state/takes-state";
import { Actions } from "./actions";
import { FindingsNote } from "./findings-note";
import { KeyBadge } from "./key-badge";
import { shortName, splitParameters } from "./names";
import type { RecordingData } from "./page-data";
import { TabBar, type TabItem } from "./tab-bar";
import type { Tab } from "./tabs";

export type HeaderData = {
  path: string;
  /** SHA-256 of the file. */
  hash: string | null;
  isRecording: boolean;
  suite: string;
  suiteHref: string | null;
  testName: string;
  testHref: string | null;
  key: string | null;
  keyStatus: RecordingData["keyStatus"] | null;
  model: string;
  host: string;
  noCurl: string | null;
  /** The list that the page was opened from: its address, and this recording's place in it. */
  list: { href: string; position: number | null; total: number };
  previous: string | null;
  next: string | null;
  /** Takes of the recording that wait. */
  takes: number;
  tab: Tab;
  tabs: TabItem[];
};

/** Where one is, what stands before and after, and the recording's names. */
export function RecordingHeader({ data, tools }: { data: HeaderData; tools: ReactNode }) {
  const { name, parameters } = splitParameters(data.testName);
  return (
    <header className="z-20 shrink-0 border-b bg-canvas md:sticky md:top-[45px]">
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1">
        <Steps data={data} />
        <h1 className="flex min-w-0 flex-1 basis-64 items-baseline gap-1.5">
          {data.suite !== "" && (
            <>
              {data.suiteHref ? (
                <Link href={data.suiteHref} className="recorded shrink-0 text-ink-muted hover:text-ink hover:underline">
                  {visibleText(data.suite)}
                </Link>
              ) : (
                <span className="recorded shrink-0 text-ink-muted">{visibleText(data.suite)}</span>
              )}
              <span aria-hidden className="text-ink-faint">
                /
              </span>
            </>
          )}
          <TestName href={data.testHref} title={visibleText(data.testName || data.path)}>
            <span className="font-semibold">{visibleText(name) || visibleText(shortName(data.path))}</span>
            {parameters !== null && <span className="text-ink-muted">[{visibleText(parameters)}]</span>}
          </TestName>
        </h1>
        <div className="flex min-w-0 items-center gap-3 text-ink-muted">
          {data.isRecording && <FindingsNote path={data.path} hash={data.hash} />}
          {data.model !== "" && <span className="recorded truncate">{visibleText(data.model)}</span>}
          {data.host !== "" && <span className="recorded hidden truncate lg:inline">{visibleText(data.host)}</span>}
          {data.key && (
            <span className="flex items-center font-mono text-code">
              <span title={data.key}>{shortKey(data.key)}</span>
              <CopyButton text={data.key} label="Copy the whole key" />
              {data.keyStatus && <KeyBadge status={data.keyStatus.status} title={data.keyStatus.sentence} />}
            </span>
          )}
          {data.takes > 0 && (
            <Link href={takesHref(data.path)} className="tabular shrink-0 rounded-sm text-accent hover:underline">
              {formatQuantity(data.takes, "take")} pending
            </Link>
          )}
          <Actions path={data.path} testName={data.testName} noCurl={data.noCurl} after={data.next ?? data.list.href} />
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-2 px-3">
        <TabBar tab={data.tab} tabs={data.tabs} />
        {tools}
      </div>
    </header>
  );
}

function TestName({ href, title, children }: { href: string | null; title: string; children: ReactNode }) {
  const shape = "recorded min-w-0 truncate";
  return href ? (
    <Link href={href} title={`All recordings of ${title}`} className={`${shape} hover:underline`}>
      {children}
    </Link>
  ) : (
    <span title={title} className={shape}>
      {children}
    </span>
  );
}

function Steps({ data }: { data: HeaderData }) {
  const router = useRouter();
  const go = (href: string | null, end: string) => {
    if (href) router.push(href);
    else toast(`This is the ${end} recording of the list.`);
  };
  const steps = [
    { href: data.previous, label: "Previous recording", keys: "[", end: "first", icon: ChevronLeft },
    { href: data.next, label: "Next recording", keys: "]", end: "last", icon: ChevronRight },
  ];
  useKeys(steps.map(({ href, label, keys, end }) => ({ keys: [keys], label, run: () => go(href, end) })));
  const { position, total } = data.list;
  return (
    <nav aria-label="List" className="flex items-center">
      {steps.map(({ href, label, keys, icon: Icon }) =>
        href ? (
          <Tooltip key={keys} text={label} keys={keys}>
            <Link
              href={href}
              aria-label={label}
              className="inline-flex size-7 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
            >
              <Icon aria-hidden size={16} />
            </Link>
          </Tooltip>
        ) : (
          <span key={keys} aria-hidden className="inline-flex size-7 items-center justify-center text-line-strong">
            <Icon size={16} />
          </span>
        ),
      )}
      <Link
        href={data.list.href}
        title="Back to the list"
        className="tabular ml-1 rounded-sm text-small text-ink-muted hover:text-ink hover:underline"
      >
        {position === null ? "list" : `${formatCount(position)} of ${formatCount(total)}`}
      </Link>
    </nav>
  );
}
