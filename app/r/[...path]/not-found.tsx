import { FileQuestionMark } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/state";
import { UnsavedHere } from "./unsaved-here";

export default function NotFound() {
  return (
    <>
      <UnsavedHere />
      <div className="m-auto">
        <EmptyState
          page
          icon={FileQuestionMark}
          title="There is no recording at this address"
          hint="It may have been deleted, renamed, or recorded again under another key. Its test still finds what there is: search the table for the test's name or for the first digits of the key."
        >
          <Link href="/" className="text-accent hover:underline">
            All recordings
          </Link>
        </EmptyState>
      </div>
    </>
  );
}
