import { Button } from "@/components/ui/button";
import type { NamingInput } from "@/lib/change/draft";
import type { Namesake } from "@/lib/change/merge";
import { Comparison } from "./comparison";
import { FileName } from "./key-change";
import { Option } from "./option";

/** What is to become of the name of a file whose request key changes. */
export function NameChoice({
  path,
  newPath,
  taken,
  naming,
  namesake,
  onChoose,
  onCompare,
}: {
  path: string;
  newPath: string;
  /** There is a file of the new name already. */
  taken: boolean;
  naming: NamingInput | null;
  /** That file, once it was compared. */
  namesake: Namesake | null;
  onChoose: (naming: NamingInput) => void;
  /** Null while something else is asked. */
  onCompare: (() => void) | null;
}) {
  const option = (choice: NamingInput["choice"], over: string | null = null) => ({
    name: "file-name",
    checked: naming?.choice === choice && (naming.over ?? null) === over,
    onChoose: () => onChoose({ choice, over }),
  });
  return (
    <fieldset className="space-y-1.5">
      <legend className="mb-1 font-semibold">The file’s name</legend>
      {taken ? (
        <>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <p className="min-w-0">
              There is a recording of the new name already: <FileName path={newPath} />
            </p>
            {!namesake && (
              <Button disabled={onCompare === null} onClick={() => onCompare?.()}>
                Compare the two
              </Button>
            )}
          </div>
          {namesake && <Comparison namesake={namesake} />}
          <Option
            {...option("rename", namesake?.hash ?? "")}
            disabled={!namesake}
            title="Merge: replace that recording with the edited one"
          >
            {namesake
              ? "The edited recording takes its name, and the old name is gone. It is one change: undo brings both back."
              : "Compare the two first."}
          </Option>
        </>
      ) : (
        <Option {...option("rename")} title="Rename the file to the new key">
          A replay of the changed request then finds it: <FileName path={newPath} />
        </Option>
      )}
      <Option {...option("keep")} title="Keep the name">
        A replay of the changed request misses the recording until <FileName path={path} /> is renamed.
      </Option>
      {!taken && (
        <Option {...option("copy")} title="Save as a copy">
          This file stays as it is; the changed one is written beside it, under the new key.
        </Option>
      )}
    </fieldset>
  );
}
