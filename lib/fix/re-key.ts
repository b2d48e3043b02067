import { keyStatusOf, requestKeyOf } from "../recording/key";
import { pathForKey } from "../recording/key/path-for-key";
import { type Fix, nothing } from "./fix";

/**
 * Gives the file the name under which a replay of today looks for it. No byte of it changes, its `rec-` ids neither.
 */
export const reKey: Fix = {
  name: "re-key",
  title: "Re-key",
  about: "Renames the file to the request's key by the current rules, so that a replay finds it. Its text stays.",
  why: "re-key",
  planFix: (recording, { hash }) => {
    const key = requestKeyOf(recording, hash);
    if (key === null) return nothing("The recording says too little of its request to have a key.");
    const { status } = keyStatusOf(recording, key, hash);
    if (status === "current") return nothing("The name is the request's key already.");
    const to = pathForKey(recording, key);
    return to === null || to === recording.path ? nothing("The name never held a key.") : { type: "rename", to };
  },
};
