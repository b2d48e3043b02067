"use client";

import { useEffect, useState } from "react";
import { readWindow } from "@/components/raw/text-client";
import { editable } from "./editable";

/** Larger files are not edited in a browser. */
const MOST = 8_000_000;

export type FileText =
  | { type: "reading" }
  /** `hash`: SHA-256 of the file. */
  | { type: "text"; text: string; hash: string }
  | { type: "refused"; message: string; hint: string };

/** A file's whole text, to be edited. */
export function useFileText(path: string): FileText {
  const [file, setFile] = useState<FileText>({ type: "reading" });
  useEffect(() => {
    const abort = new AbortController();
    setFile({ type: "reading" });
    readWindow(path, 0, MOST, abort.signal).then(
      ({ text, hash, exact }) => {
        if (hash === null) setFile(TOO_LARGE);
        else setFile(exact ? { type: "text", text: editable(text), hash } : NOT_UTF8);
      },
      (reason: unknown) => {
        if (abort.signal.aborted) return;
        const message = reason instanceof Error ? reason.message : String(reason);
        setFile({ type: "refused", message, hint: "Reload the page." });
      },
    );
    return () => abort.abort();
  }, [path]);
  return file;
}

const TOO_LARGE: FileText = {
  type: "refused",
  message: "The file is too large to be edited in a browser",
  hint: "Change single values with `tapedeck edit --set`, or use an editor of your own.",
};
const NOT_UTF8: FileText = {
  type: "refused",
  message: "The file is not UTF-8, so its text cannot be edited without loss",
  hint: "Restore it from the history or from git.",
};
