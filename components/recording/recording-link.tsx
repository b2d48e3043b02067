import Link from "next/link";
import { testNameOf } from "@/lib/catalog/test-name";
import { visibleText } from "@/lib/format/visible";
import { recordingHref } from "@/lib/url-state/list-state";
import { shortName } from "./names";

/**
 * A recording by its test's name, with its file; the file alone where the test is unknown. `at` is a JSON pointer to
 * open at.
 */
export function RecordingLink({ path, testId = null, at }: { path: string; testId?: string | null; at?: string }) {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const name = testNameOf(testId);
  const href = recordingHref(path);
  const address = at === undefined ? href : `${href}?${new URLSearchParams({ tab: "raw", at })}`;
  return (
    <Link href={address} title={path} className="recorded min-w-0 rounded-sm hover:underline">
      {name !== "" && <span className="font-medium">{visibleText(name)} </span>}
      <span className={name === "" ? "font-mono text-code" : "font-mono text-code text-ink-muted"}>
        {visibleText(folder)}
        {visibleText(shortName(path))}
      </span>
    </Link>
  );
}
