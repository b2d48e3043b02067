import { conversationOf } from "../../dialects";
import { distanceOf, normalisedRequestOf } from "../../diff/request-diff";
import { type ValueChange, valueDiffOf } from "../../diff/value-diff";
import type { JsonNode } from "../../json/document";
import { keyStatusOf } from "../../recording/key";
import { hostOf, type Recording } from "../../recording/recording";

/** More differing fields than this, and two requests are two turns rather than twins. */
const TWIN_FIELDS = 6;

/** The request nearest to an old one, of those that are near enough to have taken its place. */
export function nearestTwin<T extends { request: JsonNode }>(
  old: JsonNode,
  live: readonly T[],
): (T & { changes: ValueChange[] }) | undefined {
  let nearest: { twin: T & { changes: ValueChange[] }; distance: number } | undefined;
  for (const candidate of live) {
    const changes = valueDiffOf(old, candidate.request);
    if (changes.length > TWIN_FIELDS) continue;
    const distance = distanceOf(changes);
    if (!nearest || distance < nearest.distance) nearest = { twin: { ...candidate, changes }, distance };
  }
  return nearest?.twin;
}

/** Whether a recording that no replay finds was recorded anew as the other one. */
export function isSuperseded(old: Recording, live: Recording): boolean {
  if (old.testId === null || placeInTest(old) !== placeInTest(live)) return false;
  if (keyStatusOf(old).status === "current" || keyStatusOf(live).status !== "current") return false;
  const [before, after] = [normalisedRequestOf(old), normalisedRequestOf(live)];
  return before !== null && after !== null && nearestTwin(before, [{ request: after }]) !== undefined;
}

function placeInTest(recording: Recording): string {
  const { testId, model, streaming, endpoint, url } = recording;
  const turn = conversationOf(recording).request.messages.length;
  return JSON.stringify([testId, model, streaming, endpoint, hostOf(url), turn]);
}

/** Whether every replay that would find a recording finds the other one, which is the same byte for byte. */
export function isRedundant(gone: Recording, kept: Recording): boolean {
  if (gone.path === kept.path || gone.doc.text !== kept.doc.text) return false;
  const [from, to] = [split(gone.path), split(kept.path)];
  if (from.name !== to.name) return keyStatusOf(gone).status !== "current";
  // A replay looks into the test's own folder, then into the shared one.
  if (isShared(to.folder)) return true;
  return (
    gone.testId !== null &&
    isFolderOf(gone.testId, to.folder) &&
    !isShared(from.folder) &&
    !isFolderOf(gone.testId, from.folder)
  );
}

function split(path: string): { folder: string; name: string } {
  const cut = path.lastIndexOf("/");
  return { folder: path.slice(0, Math.max(cut, 0)), name: path.slice(cut + 1) };
}

function isShared(folder: string): boolean {
  return `/${folder}`.endsWith("/common/recordings");
}

/** Whether a test's recordings lie in a folder; the root may be any folder above, or below the repository's top. */
function isFolderOf(testId: string, folder: string): boolean {
  const file = testId.split("::")[0] ?? "";
  const own = `/${file.slice(0, file.lastIndexOf("/") + 1)}recordings`;
  return own.endsWith(`/${folder}`) || `/${folder}`.endsWith(own);
}
