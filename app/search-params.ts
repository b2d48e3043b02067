/** A page's search parameters as the browser has them. */
export function paramsOf(record: Record<string, string | string[] | undefined>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, values = []] of Object.entries(record)) {
    for (const value of [values].flat()) params.append(name, value);
  }
  return params;
}
