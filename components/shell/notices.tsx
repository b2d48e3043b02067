"use client";

import { TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { useLive } from "./live";

/** What does not work although the rest does: a lost connection, a watcher that cannot watch. */
export function Notices() {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const connected = useLive((live) => live.connected);
  const notices = useLive((live) => live.status.notices);
  const lost = {
    id: "lost",
    message: "The connection to Tapedeck is lost; what you see may be out of date.",
    hint: "It is retried every second. Check that the program still runs.",
  };
  return (
    <div role="status" aria-label="Notices">
      {[...(connected ? [] : [lost]), ...notices.filter(({ id }) => !dismissed.includes(id))].map(
        ({ id, message, hint }) => (
          <p key={id} className="recorded flex gap-2 border-b bg-warning-fill px-3 py-1 text-warning">
            <TriangleAlert aria-hidden size={14} className="mt-[3px] shrink-0" />
            <span className="flex-1">
              {message} <span className="text-ink">{hint}</span>
            </span>
            {id !== lost.id && (
              <button
                type="button"
                aria-label={`Dismiss: ${message}`}
                onClick={() => setDismissed([...dismissed, id])}
                className="flex size-5 shrink-0 items-center justify-center rounded-sm hover:bg-hover"
              >
                <X aria-hidden size={12} />
              </button>
            )}
          </p>
        ),
      )}
    </div>
  );
}
