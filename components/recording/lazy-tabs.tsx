"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/state";

const loading = () => (
  <div className="space-y-2 p-4" role="status" aria-label="Loading">
    <Skeleton className="h-4 w-80 max-w-full" />
    <Skeleton className="h-4 w-64 max-w-full" />
    <Skeleton className="h-4 w-72 max-w-full" />
  </div>
);

/** Playback and the text view are for those who ask: their code is not part of the page. */
export const LazyChunks = dynamic(() => import("@/components/chunks/chunks-view").then((file) => file.ChunksView), {
  loading,
  ssr: false,
});
export const LazyHistory = dynamic(
  () => import("@/components/history/recording-history").then((file) => file.RecordingHistory),
  { loading, ssr: false },
);
export const LazyRaw = dynamic(() => import("@/components/raw/raw-view").then((file) => file.RawView), {
  loading,
  ssr: false,
});
export const LazyRawEditor = dynamic(
  () => import("@/components/raw-editor/raw-editor").then((file) => file.RawEditor),
  { loading, ssr: false },
);
export const LazyTree = dynamic(() => import("@/components/raw-tree/tree-editor").then((file) => file.TreeEditor), {
  loading,
  ssr: false,
});
