/** The address of the takes that wait, at those of a recording. */
export function takesHref(path: string | null = null): string {
  if (path === null) return "/takes";
  return `/takes?${new URLSearchParams({ path }).toString().replaceAll("%2F", "/")}`;
}
