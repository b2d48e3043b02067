import { Sentence } from "@/components/ui/sentence";

/** What a check found, and in a quieter tone what to do about it. */
export function FindingSentence({ finding: { message, fix } }: { finding: { message: string; fix: string | null } }) {
  return (
    <>
      <Sentence text={message} />
      {fix !== null && (
        <span className="text-ink-muted">
          {" "}
          <Sentence text={fix} />
        </span>
      )}
    </>
  );
}
