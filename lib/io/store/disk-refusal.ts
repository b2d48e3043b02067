import { type Refused, refuse } from "../../change/refusal";
import { errorCodeOf } from "../root";

const SAYS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ["the disk is full", "Free some space, and save again."],
  EDQUOT: ["the disk quota is used up", "Free some space, and save again."],
  EFBIG: ["the file is larger than the disk allows", "Save a smaller text."],
  EROFS: ["the disk may only be read", "Copy the recordings to a disk that can be written to."],
  EACCES: ["it may not be written", "Give the account that runs the program the right to write to the file's folder."],
  EPERM: ["it may not be written", "Give the account that runs the program the right to write to the file's folder."],
  ENOENT: ["its folder is not there any more", "Restore the folder, and save again."],
  ENOTDIR: ["a part of the path is a file, not a folder", "Check the path."],
  EISDIR: ["there is a folder of that name", "Rename the folder."],
  ENAMETOOLONG: ["the name is too long", "Shorten the name."],
  EMFILE: ["too many files are open", "Try again in a moment."],
  ENFILE: ["too many files are open", "Try again in a moment."],
};

/** What a failed write means; rethrows what is no failure of the file system. */
export function diskRefusal(path: string | null, error: unknown): Refused {
  const code = errorCodeOf(error);
  const [message, hint] = SAYS[code] ?? ["the disk refused", "Check the disk, and try again."];
  return refuse("disk", path, `${message} (${code}); nothing was changed`, hint);
}
