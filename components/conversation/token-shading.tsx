"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { TokenLogprob } from "@/lib/recording/message";
import { useReading } from "./reading-context";

/** More tokens than this are shaded on a click only. */
const STEP = 2000;

/** The answer's tokens, shaded by how unlikely each was; pointing at one (or the arrow keys) gives the exact values. */
export function TokenShading({ count, tokens }: { count: number; tokens: readonly TokenLogprob[] }) {
  const { loadWhole, compact } = useReading();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [limit, setLimit] = useState(STEP);
  const list = useRef<HTMLFieldSetElement>(null);
  const toggle = async () => {
    if (open) setOpen(false);
    else setOpen(tokens.length > 0 || (await loadWhole()));
  };
  const move = (to: number) => {
    const target = Math.max(0, Math.min(tokens.length - 1, to));
    setAt(target);
    list.current?.querySelector<HTMLElement>(`[data-token="${target}"]`)?.focus();
  };
  const current = tokens[at];
  return (
    <section aria-label="Token probabilities" className={cx("border-t px-4 py-2", !compact && "md:pl-[124px]")}>
      <Button tone="quiet" aria-expanded={open} onClick={toggle} className="-ml-2.5">
        {open ? "Hide" : "Show"} the probabilities of {formatQuantity(count, "token")}
      </Button>
      {open && current && (
        <>
          <output className="mt-1 block min-h-10 max-w-[72ch] border-l-2 pl-2 text-small text-ink-muted">
            <span className="recorded font-mono text-code text-ink">{JSON.stringify(visibleText(current.token))}</span>{" "}
            {formatChance(current.logprob)} · log probability <span className="tabular">{current.logprob}</span>
            {current.top.length > 0 && (
              <span className="recorded block">
                candidates:{" "}
                {current.top
                  .map(({ token, logprob }) => `${JSON.stringify(visibleText(token))} ${formatChance(logprob)}`)
                  .join(", ")}
              </span>
            )}
          </output>
          <fieldset
            ref={list}
            aria-label="Tokens; left and right arrows move between them"
            className="recorded mt-1 max-w-[72ch] font-mono text-code leading-[22px] whitespace-pre-wrap"
            onKeyDown={(event) => {
              if (event.key === "ArrowRight") move(at + 1);
              else if (event.key === "ArrowLeft") move(at - 1);
              else return;
              event.preventDefault();
            }}
          >
            {tokens.slice(0, limit).map(({ token, logprob }, index) => (
              <button
                key={index}
                type="button"
                data-token={index}
                tabIndex={index === at ? 0 : -1}
                onFocus={() => setAt(index)}
                onPointerEnter={() => setAt(index)}
                title={`${formatChance(logprob)} (${logprob})`}
                className="rounded-[2px] text-left whitespace-pre-wrap"
                style={{ backgroundColor: shadeOf(logprob), display: "inline" }}
              >
                {visibleText(token)}
              </button>
            ))}
          </fieldset>
          {tokens.length > limit && (
            <Button tone="quiet" onClick={() => setLimit(limit + STEP)}>
              Show more tokens
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** Unlikely tokens stand out; a certain one has no shade. */
function shadeOf(logprob: number): string {
  const doubt = 1 - Math.exp(Math.min(0, logprob));
  return doubt < 0.02 ? "transparent" : `color-mix(in srgb, var(--mark) ${Math.round(15 + doubt * 85)}%, transparent)`;
}

function formatChance(logprob: number): string {
  const chance = Math.exp(Math.min(0, logprob)) * 100;
  if (chance >= 99.995) return "100 %";
  return chance < 0.01 ? "< 0.01 %" : `${chance.toFixed(chance >= 10 ? 1 : 2)} %`;
}
