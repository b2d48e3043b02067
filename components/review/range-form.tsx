"use client";

import { ArrowRight, GitCompareArrows } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { visibleText } from "@/lib/format/visible";
import type { RangeNames } from "@/lib/review/view";
import { reviewHref } from "@/lib/url-state/review-state";

type Ref = { name: string; about: string };

/** From where to where is compared: any name that git knows, or a range in the first field. */
export function RangeForm({ base, head, refs }: RangeNames & { refs: readonly Ref[] }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const listId = useId();
  useEffect(() => form.current?.reset(), [base, head]);
  const go = (event: FormEvent) => {
    event.preventDefault();
    const read = (name: string) => {
      const field = form.current?.elements.namedItem(name);
      return (field instanceof HTMLInputElement && field.value.trim()) || null;
    };
    router.push(reviewHref({ base: read("base"), head: read("head") }));
  };
  const field = "h-7 w-24 min-w-0 flex-1 rounded-md border bg-canvas px-2 placeholder:text-ink-muted sm:w-52";
  return (
    <form
      ref={form}
      action="/review"
      onSubmit={go}
      className="flex min-w-0 items-center gap-1.5 max-sm:w-full sm:ml-auto"
    >
      <input
        key={`base ${base}`}
        name="base"
        list={listId}
        aria-label="Base"
        defaultValue={base ?? ""}
        placeholder="default branch"
        autoComplete="off"
        spellCheck={false}
        className={field}
      />
      <ArrowRight aria-hidden size={14} className="text-ink-faint" />
      <input
        key={`head ${head}`}
        name="head"
        list={listId}
        aria-label="Head"
        defaultValue={head ?? ""}
        placeholder="work tree"
        autoComplete="off"
        spellCheck={false}
        className={field}
      />
      <datalist id={listId}>
        {refs.map(({ name, about }) => (
          <option key={`${name} ${about}`} value={name}>
            {visibleText(about)}
          </option>
        ))}
      </datalist>
      <Button type="submit">
        <GitCompareArrows aria-hidden size={14} />
        <span className="max-sm:sr-only">Compare</span>
      </Button>
    </form>
  );
}
