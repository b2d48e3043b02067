"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/state";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <div className="m-auto w-full max-w-xl space-y-3 p-4">
      <ErrorNote
        title="This page failed, through a mistake in Tapedeck"
        where={error.digest ? `digest ${error.digest}` : error.message}
        hint="No recording was touched. The terminal that runs Tapedeck shows the whole error."
      />
      <Button onClick={reset}>Try again</Button>
    </div>
  );
}
