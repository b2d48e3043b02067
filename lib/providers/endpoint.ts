import type { Recording } from "../recording/recording";

/**
 * Why a recorded call is none of those that are known at a provider: a recording, which anybody may have written, must
 * not decide what a key is used for.
 */
export function endpointObjection({ url, endpoint }: Recording, known: RegExp): string | null {
  if (!known.test(endpoint)) return `Calls of \`${endpoint}\` are not known.`;
  const [address = ""] = url.split(/[?#]/);
  return address.endsWith(endpoint) ? null : "The recorded address does not end with the recorded endpoint.";
}
