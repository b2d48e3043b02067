"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Actions } from "./actions";

type Server = { actions: Actions; readOnly: boolean };

const ServerContext = createContext<Server | null>(null);

export function ServerProvider({ actions, readOnly, children }: Server & { children: ReactNode }) {
  return <ServerContext value={{ actions, readOnly }}>{children}</ServerContext>;
}

/** What the server can be asked to do, and whether it refuses every change. */
export function useServer(): Server {
  const server = useContext(ServerContext);
  if (!server) throw new Error("useServer outside of ServerProvider");
  return server;
}
