/** Endpoints that SDKs call, as the recorder files them at the end of an address (format, section 1.1). */
const ENDPOINT =
  /(?:\/v1\/(?:chat\/completions|completions|embeddings|models|responses)|\/api\/[a-z]+|\/generate_content(?:_stream)?)$/;

const BY_SDK = /\/(?:chat\/completions|completions|embeddings|models|responses)$/;

/** The endpoint of an address as it is recorded; null where no SDK is known that calls it. */
export function endpointOf(url: string): string | null {
  return ENDPOINT.exec(url)?.[0] ?? null;
}

/** How a call to a real address is recorded: an SDK's with its endpoint, all of it; any other as raw HTTP. */
export function recordedAddressOf(url: string): { call: "inference" | "http"; url: string } {
  const [plain = url] = url.split(/[?#]/);
  const path = BY_SDK.exec(plain)?.[0];
  if (path !== undefined) return { call: "inference", url: `${plain.slice(0, -path.length)}/v1${path}` };
  return endpointOf(plain) === null ? { call: "http", url } : { call: "inference", url: plain };
}

/**
 * The folder that the recorder would choose: beside the test's file (format, section 0); one that is there, if
 * possible.
 */
export function suggestedFolder(testId: string, known: readonly string[]): string {
  const [file = ""] = testId.split("::");
  const cut = file.lastIndexOf("/");
  const folder = testId === "" ? "common/recordings" : `${file.slice(0, cut + 1)}recordings`;
  return known.find((each) => folder === each || folder.endsWith(`/${each}`)) ?? folder;
}

/** The folders of recordings, each once, in the order of their names. */
export function foldersOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.slice(0, Math.max(0, path.lastIndexOf("/")))))].sort();
}
