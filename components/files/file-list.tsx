"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { shortName } from "@/components/recording/names";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/class-names";
import { testNameOf } from "@/lib/catalog/test-name";
import { visibleText } from "@/lib/format/visible";

const ROW_HEIGHT = 40;

export type ListedFile = { path: string; testId: string | null };

/** Which of the files an act is to change. */
export type FileChoice<F> = {
  /** What is done to a file that is chosen: "Replace in". */
  verb: string;
  chosenOf: (file: F) => boolean | "some";
  /** Null where it cannot be chosen. */
  onChoose: (file: F) => ((on: boolean) => void) | null;
};

type Props<F> = {
  label: string;
  files: readonly F[];
  shown: number;
  onShow: (index: number) => void;
  shortOf: (file: F) => ReactNode;
  /** Null where all files are changed. */
  choice: FileChoice<F> | null;
};

/** Files that an act changes, and beside them what it would do to the one that is shown. */
export function FilesOfAct<F extends ListedFile>({ children, ...list }: Props<F> & { children: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col rounded-md border md:flex-row">
      <FileList {...list} />
      <section aria-label="What would change" tabIndex={0} className="min-h-0 min-w-0 flex-1 overflow-y-auto p-3">
        {children}
      </section>
    </div>
  );
}

/** Files that an act changes, one of which is shown beside: what becomes of each in short, and which are chosen. */
export function FileList<F extends ListedFile>({ label, files, shown, onShow, shortOf, choice }: Props<F>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = shown + (step ?? 0);
    if (step === undefined || next < 0 || next >= files.length) return;
    event.preventDefault();
    onShow(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector(`[data-index="${next}"]`);
      row?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    });
  };
  return (
    <div
      ref={scroller}
      className="max-h-48 shrink-0 overflow-y-auto border-b md:max-h-none md:w-80 md:border-r lg:w-96 md:border-b-0"
    >
      <ul aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const file = files[index];
          if (!file) return null;
          const short = visibleText(shortName(file.path));
          const name = visibleText(testNameOf(file.testId)) || short;
          const onChoose = choice?.onChoose(file);
          return (
            <li
              key={file.path}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={files.length}
              style={{ top: start, height: ROW_HEIGHT }}
              className={cx(
                "absolute inset-x-0 flex items-center gap-2 border-b pl-3",
                index === shown ? "bg-selected" : "hover:bg-hover",
              )}
            >
              {choice && (
                <Checkbox
                  aria-label={`${choice.verb} ${name === short ? short : `${name}, ${short}`}`}
                  checked={choice.chosenOf(file)}
                  disabled={!onChoose}
                  onChange={(event) => onChoose?.(event.target.checked)}
                />
              )}
              <button
                type="button"
                aria-current={index === shown}
                onClick={() => onShow(index)}
                onKeyDown={move}
                className="h-full min-w-0 flex-1 pr-3 text-left"
              >
                <span className="block truncate" title={visibleText(file.path)}>
                  {name}
                </span>
                <span className="tabular block truncate text-small text-ink-muted">
                  {name !== short && <span className="font-mono">{short} · </span>}
                  {shortOf(file)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
