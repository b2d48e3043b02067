"use client";

import { useEffect } from "react";
import { PageFailure } from "@/components/shell/page-failure";
import { applyTheme, keptTheme } from "@/components/shell/theme";
import "./globals.css";

/** Stands for the whole page, its frame too: a refresh that breaks off leaves nothing of either. */
export default function FrameFailed({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => applyTheme(keptTheme()), []);
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <title>Not loaded · Tapedeck</title>
        <main className="flex flex-1">
          <h1 className="sr-only">Tapedeck</h1>
          <PageFailure error={error} />
        </main>
      </body>
    </html>
  );
}
