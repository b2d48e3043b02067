import type { CatalogIndex } from "../../catalog/index/catalog-index";
import { readGitMarks } from "../git-status";
import { isRecordingPath } from "../walk";

/** Milliseconds after which git is asked again: a commit changes marks without changing a recording. */
const AGE = 3000;

/** What git says of a catalog's files, and which recordings of the last commit are gone. */
export class GitMarks {
  gone: readonly string[] = [];
  private readAt = Number.NEGATIVE_INFINITY;
  private text = "";

  /** Whether it is time to ask again; says so once. */
  isDue(): boolean {
    const now = performance.now();
    if (now - this.readAt < AGE) return false;
    this.readAt = now;
    return true;
  }

  /** Asks git, and marks the rows; whether any mark is another than before. */
  async read(base: string, index: CatalogIndex): Promise<boolean> {
    const marks = await readGitMarks(base);
    this.readAt = performance.now();
    const text = JSON.stringify(marks && [...marks]);
    if (text === this.text) return false;
    this.text = text;
    index.setMarks(marks);
    this.gone = [...(marks ?? [])].flatMap(([path, mark]) =>
      mark === "modified" && isRecordingPath(path) && !index.get(path) ? [path] : [],
    );
    return true;
  }

  /** The rows are new, and have no marks. */
  forget(): void {
    this.text = "";
  }
}
