/** Whether the server, or the command line, was started to refuse every change (`--read-only`). */
export function isReadOnly(): boolean {
  return (process.env.TAPEDECK_READ_ONLY ?? "") !== "";
}
