"use client";

import dynamic from "next/dynamic";

const Toaster = dynamic(() => import("sonner").then((module) => module.Toaster), { ssr: false });

/** Where short reports appear; loaded after the page, which needs none to begin with. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-right"
      toastOptions={{
        style: {
          background: "var(--raised)",
          color: "var(--ink)",
          border: "1px solid var(--line)",
          borderRadius: "6px",
          boxShadow: "var(--shadow)",
          fontSize: "13px",
        },
      }}
    />
  );
}
