import type { Scene } from "../scene";
import type { Fields } from "../values";

/** A call that failed: what the client raised, and, where the failure came late, what had been streamed by then. */
export function exception(data: Fields, message: string, begun?: Scene["answer"]): Scene["answer"] {
  return (rec) => ({
    ...(begun ? begun(rec) : { body: null, is_streaming: false }),
    is_exception: true,
    exception_data: data,
    exception_message: message,
  });
}
