/** Where the browser keeps which jobs this tab follows, so that a reload does not lose sight of them. */
const KEY = "tapedeck-jobs";
const NONE: readonly string[] = [];

let followed: readonly string[] | null = null;
const listeners = new Set<() => void>();

/** The ids of the jobs that this tab follows. */
export const followedJobs = {
  get: (): readonly string[] => {
    followed ??= stored();
    return followed;
  },
  /** The server follows none. */
  none: (): readonly string[] => NONE,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Shows a job, which an action has started, on every page of this tab until it is dismissed. */
export function followJob(id: string): void {
  set([...followedJobs.get().filter((each) => each !== id), id]);
}

export function dismissJob(id: string): void {
  set(followedJobs.get().filter((each) => each !== id));
}

function set(next: readonly string[]): void {
  followed = next;
  try {
    sessionStorage.setItem(KEY, next.join(" "));
  } catch {
    // Without storage a reload loses sight of the jobs; they run on.
  }
  for (const listener of listeners) listener();
}

function stored(): readonly string[] {
  try {
    return (sessionStorage.getItem(KEY) ?? "").split(" ").filter(Boolean);
  } catch {
    return NONE;
  }
}
