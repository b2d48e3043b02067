/**
 * Looks at something that the server does: at once, and again `pause` milliseconds behind each look, as long as `look`
 * says that there is more to see. The returned function ends it.
 */
export function keepLooking(look: (signal: AbortSignal) => Promise<boolean>, pause: number): () => void {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookOnce = async () => {
    try {
      if (!(await look(abort.signal))) return;
    } catch {
      // The shell says when the server cannot be heard; the next look may succeed.
    }
    if (!abort.signal.aborted) timer = setTimeout(lookOnce, pause);
  };
  void lookOnce();
  return () => {
    abort.abort();
    clearTimeout(timer);
  };
}
