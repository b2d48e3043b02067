"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/class-names";
import { Sentence } from "@/components/ui/sentence";
import { formatCount } from "@/lib/format/human";
import type { RuleCount } from "@/lib/lint/by-rule";
import { LevelMark } from "./level-mark";

/** All rules that found something, the gravest first; the chosen one's findings stand beside. */
export function RuleList({ rules, chosen }: { rules: readonly RuleCount[]; chosen: string }) {
  const list = useRef<HTMLUListElement>(null);
  // On a phone the rules are a strip, in which the chosen one may stand out of sight.
  useEffect(() => {
    if (chosen) list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosen]);
  return (
    <nav
      aria-label="Rules"
      className="clear-of-work border-b md:w-72 md:shrink-0 md:overflow-y-auto md:border-r md:border-b-0"
    >
      <ul ref={list} className="p-1.5 max-md:flex max-md:gap-1 max-md:overflow-x-auto">
        {rules.map(({ rule, title, level, count }) => (
          <li key={rule} className="shrink-0">
            <Link
              href={`/health?rule=${rule}`}
              aria-current={rule === chosen ? "page" : undefined}
              className={cx(
                "flex items-center gap-2 rounded-md px-2 py-1",
                rule === chosen ? "bg-selected" : "hover:bg-hover",
              )}
            >
              <LevelMark level={level} />
              <span className="min-w-0 flex-1 truncate">
                <Sentence text={title} />
              </span>
              <span className="tabular text-ink-muted">{formatCount(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
