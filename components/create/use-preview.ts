"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import type { CreatePreview } from "@/lib/change/create-preview";
import type { Refusal } from "@/lib/change/refusal";
import type { CreateDraft } from "@/lib/create/draft";

/** Milliseconds without typing after which the draft is looked at. */
const PAUSE = 300;

/** What a draft comes to, kept up with what is typed. `fresh`: it is of the draft as it stands. */
export function usePreview(draft: CreateDraft): { preview: CreatePreview | Refusal | null; fresh: boolean } {
  const { actions } = useServer();
  const [seen, setSeen] = useState<{ draft: CreateDraft; preview: CreatePreview | Refusal } | null>(null);
  useEffect(() => {
    let open = true;
    const timer = setTimeout(async () => {
      const answer = await heard(() => actions.previewCreate(draft));
      if (open) setSeen({ draft, preview: answer.ok ? answer.preview : answer.refusal });
    }, PAUSE);
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [actions, draft]);
  return { preview: seen?.preview ?? null, fresh: seen?.draft === draft };
}
