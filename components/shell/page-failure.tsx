"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/state";

/** Stands where a page would. What failed in the server has a digest, which its terminal shows too. */
export function PageFailure({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <div className="m-auto w-full max-w-xl space-y-3 p-4">
      {error.digest ? (
        <ErrorNote
          title="This page failed, through a mistake in Tapedeck"
          where={`digest ${error.digest}`}
          hint="No recording was touched. The terminal that runs Tapedeck shows the whole error."
        />
      ) : (
        <ErrorNote
          title="This page was not loaded to its end"
          where={error.message}
          hint="Tapedeck may have ended, or the connection broke off. No recording was touched. Start Tapedeck again if it has ended, then reload."
        />
      )}
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </div>
  );
}
