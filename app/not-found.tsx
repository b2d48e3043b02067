import { FileQuestion } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/state";

export default function NotFound() {
  return (
    <div className="m-auto">
      <EmptyState
        page
        icon={FileQuestion}
        title="There is nothing at this address"
        hint="The recording may have been renamed or removed since the link was made."
      >
        <Link href="/" className="text-accent underline">
          All recordings
        </Link>
      </EmptyState>
    </div>
  );
}
