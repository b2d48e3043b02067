import type { ReactNode } from "react";
import type { KeyChoice } from "@/lib/change/preview";
import { FileName } from "./key-change";

/** What is to become of the name of a file whose request key changes. */
export function NameChoice({
  path,
  newPath,
  taken,
  choice,
  onChoose,
}: {
  path: string;
  newPath: string;
  /** There is a file of the new name already. */
  taken: boolean;
  choice: KeyChoice | null;
  onChoose: (choice: KeyChoice) => void;
}) {
  const option = (value: KeyChoice, disabled: boolean) => ({
    checked: choice === value,
    disabled,
    onChoose: () => onChoose(value),
  });
  return (
    <fieldset className="space-y-1.5">
      <legend className="mb-1 font-semibold">The file’s name</legend>
      <Option {...option("rename", taken)} title="Rename the file to the new key">
        {taken ? "There is a recording of that name already: " : "A replay of the changed request then finds it: "}
        <FileName path={newPath} />
      </Option>
      <Option {...option("keep", false)} title="Keep the name">
        A replay of the changed request misses the recording until <FileName path={path} /> is renamed.
      </Option>
      <Option {...option("copy", taken)} title="Save as a copy">
        This file stays as it is; the changed one is written beside it, under the new key.
      </Option>
    </fieldset>
  );
}

function Option({
  checked,
  disabled,
  title,
  onChoose,
  children,
}: {
  checked: boolean;
  disabled: boolean;
  title: string;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label className="flex w-fit gap-2">
      <input
        type="radio"
        name="name-choice"
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        className="mt-[3px] size-3.5 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className={disabled ? "text-ink-muted" : "font-medium"}>{title}</span>
        <span className="block text-ink-muted">{children}</span>
      </span>
    </label>
  );
}
