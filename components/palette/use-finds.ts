"use client";

import { useEffect, useState } from "react";
import { fetchRows } from "@/components/table/rows-client";
import { testNameOf } from "@/lib/catalog/test-name";
import type { TableRow } from "@/lib/list/table-row";
import { emptyQuery } from "@/lib/url-state/list-state";

const DELAY = 80;
const ROWS = 40;
const TESTS = 6;
const RECORDINGS = 8;

type FoundTest = { testId: string; testName: string; suite: string };
export type Finds = { tests: FoundTest[]; recordings: TableRow[]; settled: boolean; failure: string | null };

const nothing: Finds = { tests: [], recordings: [], settled: true, failure: null };

/** The tests and recordings that words, operators or the beginning of a key find; the last answer stays meanwhile. */
export function useFinds(words: string): Finds {
  const [finds, setFinds] = useState(nothing);
  useEffect(() => {
    if (words === "") return setFinds(nothing);
    const abort = new AbortController();
    setFinds((last) => ({ ...last, settled: false }));
    const timer = setTimeout(async () => {
      try {
        const { signal } = abort;
        const range = { offset: 0, limit: ROWS };
        const search = (text: string) => fetchRows({ ...emptyQuery, search: text }, range, signal);
        const isKey = /^[0-9a-f]{6,64}$/i.test(words);
        const [named, found] = await Promise.all([
          /[":]/.test(words)
            ? null
            : search(
                words
                  .split(/\s+/)
                  .map((word) => `test:${word}`)
                  .join(" "),
              ),
          search(isKey ? `key:${words}` : words),
        ]);
        setFinds({
          tests: testsOf([...(named?.rows ?? []), ...found.rows]),
          recordings: found.rows.slice(0, RECORDINGS),
          settled: true,
          failure: null,
        });
      } catch (error) {
        if (abort.signal.aborted) return;
        setFinds({ ...nothing, failure: error instanceof Error ? error.message : String(error) });
      }
    }, DELAY);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [words]);
  return finds;
}

function testsOf(rows: readonly TableRow[]): FoundTest[] {
  const tests = new Map<string, FoundTest>();
  for (const { testId, suite } of rows) {
    if (testId !== null && tests.size < TESTS) tests.set(testId, { testId, testName: testNameOf(testId), suite });
  }
  return [...tests.values()];
}
