import { FileQuestionMark } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/state";

export default function NotFound() {
  return (
    <div className="m-auto">
      <EmptyState
        page
        icon={FileQuestionMark}
        title="No recording belongs to this test"
        hint="The test may have been renamed, or its recordings deleted. Search the table for a part of its name."
      >
        <Link href="/" className="text-accent hover:underline">
          All recordings
        </Link>
      </EmptyState>
    </div>
  );
}
