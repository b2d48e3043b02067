"use client";

import { ExternalLink } from "lucide-react";
import { isWebAddress } from "@/components/conversation/markdown-safety";
import type { ItemView } from "@/components/conversation/payload-view";
import { TextBlock } from "@/components/conversation/text-block";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

/** Ranked or found items: search results, reranked documents, chunks of a file. */
export function ItemList({ label, items, total }: { label: string; items: readonly ItemView[]; total: number }) {
  return (
    <section aria-label={label}>
      <h3 className="mb-1 font-semibold">
        {visibleText(label)} <span className="font-normal text-ink-muted">{formatQuantity(total, "item")}</span>
      </h3>
      <ol className="divide-y">
        {items.map((item, index) => (
          <li key={item.pointer ?? index} className="grid grid-cols-[28px_minmax(0,1fr)] py-2">
            <span className="tabular text-ink-faint">{index + 1}</span>
            <div className="min-w-0">
              <div className="flex flex-wrap items-baseline gap-x-3">
                {item.title && <span className="recorded font-medium">{visibleText(item.title)}</span>}
                {item.score !== null && (
                  <span className="tabular text-small text-ink-muted" title={String(item.score)}>
                    score {Number(item.score.toFixed(4))}
                  </span>
                )}
              </div>
              {item.url && <Address url={item.url} />}
              <TextBlock view={item.text} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Address({ url }: { url: string }) {
  if (!isWebAddress(url)) {
    return <p className="recorded font-mono text-code break-all text-ink-muted">{visibleText(url)}</p>;
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      className="recorded inline-flex items-baseline gap-1 text-small break-all text-accent hover:underline"
    >
      {visibleText(url)}
      <ExternalLink aria-hidden size={11} className="shrink-0" />
    </a>
  );
}
