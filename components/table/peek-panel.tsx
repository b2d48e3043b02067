"use client";

import dynamic from "next/dynamic";
import { PeekContent, type PeekProps } from "./peek-content";

const PeekSheet = dynamic(() => import("./peek-sheet").then((module) => module.PeekSheet), { ssr: false });

/** The row under the cursor as a conversation: beside the table, on a narrow page a sheet over it. */
export function PeekPanel({ sheet, ...props }: PeekProps & { sheet: boolean }) {
  if (sheet) return <PeekSheet {...props} />;
  return (
    <aside aria-label="Peek" className="flex w-[clamp(380px,38vw,600px)] shrink-0 flex-col border-l max-md:hidden">
      <PeekContent {...props} title={(name) => <h2 className="contents">{name}</h2>} />
    </aside>
  );
}
