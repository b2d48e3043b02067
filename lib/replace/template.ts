const MARK = /\$(?:\$|&|(\d{1,2})|<([^>]*)>)/g;

/**
 * A template with what was found filled in: `$&` the whole, `$1` and `$<name>` a group, `$$` a dollar sign. What names
 * no group stays as it is.
 */
export function filledIn(template: string, group: (name: string) => string | null): string {
  return template.replace(MARK, (mark: string, number: string | undefined, name: string | undefined) => {
    if (mark === "$$") return "$";
    if (mark === "$&") return group("0") ?? "";
    return group(number ?? name ?? "") ?? mark;
  });
}
