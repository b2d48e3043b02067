import { getCatalog } from "./catalog";
import { CheckService } from "./check/service";

export type { CheckService } from "./check/service";

declare global {
  // Pages, route handlers and instrumentation get a copy of this module each, in one process.
  var tapedeckCheck: CheckService | undefined;
}

/** The one check of this process: of the recordings in its catalog. */
export function getCheck(): CheckService {
  globalThis.tapedeckCheck ??= new CheckService(getCatalog());
  return globalThis.tapedeckCheck;
}
