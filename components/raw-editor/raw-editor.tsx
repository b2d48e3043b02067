"use client";

import { ErrorNote, Skeleton } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import type { RawEditorProps } from "./raw-editor-props";
import { TextSession } from "./text-session";
import { useFileText } from "./use-file-text";

/** A file's text, to be edited as it stands. */
export function RawEditor(props: RawEditorProps) {
  const file = useFileText(props.path);
  if (file.type === "reading") {
    return (
      <div className="space-y-1.5 p-3" role="status" aria-label="Reading the file">
        <Skeleton className="h-3 w-40" />
        <Skeleton className="h-3 w-64" />
        <Skeleton className="h-3 w-56" />
      </div>
    );
  }
  if (file.type === "refused") {
    return (
      <div className="p-4">
        <ErrorNote title={visibleText(file.message)} where={visibleText(props.path)} hint={file.hint} />
      </div>
    );
  }
  return <TextSession {...props} text={file.text} hash={file.hash} />;
}
