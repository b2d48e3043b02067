"use client";

import { Rows3 } from "lucide-react";
import { useEffect, useState } from "react";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState, ErrorNote, Skeleton } from "@/components/ui/state";
import type { StreamData } from "@/lib/catalog/stream";
import { visibleText } from "@/lib/format/visible";
import { Assembled } from "./assembled";
import { fetchChunks } from "./chunk-data";
import { ChunkList } from "./chunk-list";
import { Player } from "./player";
import { usePlayback } from "./use-playback";

/** A stream as it came: its chunks beside the text that they add up to. */
export function ChunksView({ path }: { path: string }) {
  const [data, setData] = useState<StreamData | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    fetchChunks(path, abort.signal).then(
      (fetched) => {
        setData(fetched);
        setError(null);
      },
      (reason: unknown) => {
        if (!abort.signal.aborted) setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
    return () => abort.abort();
  }, [path]);

  if (error !== null) {
    return (
      <div className="p-4">
        <ErrorNote title={error} where={path} hint="The Raw tab shows the file as it is." />
      </div>
    );
  }
  if (!data) {
    return (
      <div role="status" aria-label="Reading the chunks" className="space-y-2 p-4">
        {["w-96", "w-80", "w-[28rem]", "w-64"].map((width) => (
          <Skeleton key={width} className={`h-4 max-w-full ${width}`} />
        ))}
      </div>
    );
  }
  if (data.chunks.length === 0) {
    return (
      <EmptyState
        icon={Rows3}
        title="This answer came in one piece"
        hint="Only streamed answers have chunks. The Conversation tab shows the answer, the Raw tab its text."
      />
    );
  }
  return <Stream data={data} key={path} />;
}

function Stream({ data }: { data: StreamData }) {
  const total = data.chunks.length;
  const playback = usePlayback(total);
  const [pointed, setPointed] = useState<number | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const [raw, setRaw] = useState(false);
  const shown = picked === null ? undefined : data.chunks[picked];
  const { toggle, seek, position } = playback;

  useKeys(
    [
      { keys: ["Space"], label: "Play or pause", run: toggle },
      { keys: [","], label: "One chunk back", run: () => seek(position - 1) },
      { keys: ["."], label: "One chunk forward", run: () => seek(position + 1) },
    ],
    "Chunks",
  );

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b px-3 py-1">
        <Player playback={playback} total={total} />
        <Button tone="quiet" aria-pressed={raw} onClick={() => setRaw(!raw)} className="ml-auto">
          Raw chunks
        </Button>
      </div>
      <div className="grid min-h-0 flex-1 grid-rows-2 md:grid-cols-2 md:grid-rows-1">
        <section
          aria-label="Assembled answer"
          tabIndex={0}
          className="min-h-0 overflow-y-auto border-b md:border-r md:border-b-0"
        >
          <Assembled
            data={data}
            position={position}
            active={pointed ?? picked}
            onPoint={setPointed}
            onPick={setPicked}
          />
        </section>
        <div className="flex min-h-0 flex-col">
          <ChunkList
            data={data}
            raw={raw}
            position={position}
            active={pointed}
            picked={picked}
            onPoint={setPointed}
            onPick={setPicked}
          />
          {shown && (
            <section aria-label={`Chunk ${picked}`} className="flex max-h-[45%] shrink-0 flex-col border-t">
              <div className="flex items-center justify-between gap-2 px-3 py-1 text-ink-muted">
                <span>
                  Chunk {picked} · {visibleText(shown.label)}
                </span>
                <CopyButton label="Copy chunk" text={shown.raw} />
              </div>
              <pre
                tabIndex={0}
                className="recorded min-h-0 overflow-auto px-3 pb-3 font-mono text-code whitespace-pre-wrap"
              >
                {visibleText(shown.raw)}
              </pre>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}
