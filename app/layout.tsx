import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { actions } from "@/app/actions";
import { ServerProvider } from "@/components/actions/context";
import { JobTray } from "@/components/jobs/job-tray";
import { Header } from "@/components/shell/header";
import { LiveProvider } from "@/components/shell/live";
import { Notices } from "@/components/shell/notices";
import { ShellKeys } from "@/components/shell/shell-keys";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { Toasts } from "@/components/shell/toasts";
import { isReadOnly } from "@/lib/io/access";
import { getCatalog } from "@/lib/io/catalog";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Tapedeck", template: "%s · Tapedeck" },
  description: "Recorded LLM calls, as conversations.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  const status = getCatalog().status();
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col has-[[data-fill]]:h-dvh has-[[data-fill]]:overflow-hidden">
        <LiveProvider initial={status}>
          <ServerProvider actions={actions} readOnly={isReadOnly()}>
            <ShellKeys>
              <a
                href="#main"
                className="absolute top-2 left-2 z-50 -translate-y-16 rounded-md border bg-raised px-2 py-1 focus:translate-y-0"
              >
                Skip to the content
              </a>
              <Header root={status.root} theme={theme} />
              <Notices />
              <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
                {children}
              </main>
              <JobTray />
            </ShellKeys>
          </ServerProvider>
        </LiveProvider>
        <Toasts />
      </body>
    </html>
  );
}
