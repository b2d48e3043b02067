/** Keys as people press them: "g t" shows as two caps. Not where fingers are all that points. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-0.5 pointer-coarse:hidden">
      {keys.split(" ").map((key, index) => (
        <kbd
          key={index}
          className="inline-flex h-4 min-w-4 items-center justify-center rounded-sm border border-line-strong bg-surface px-1 font-sans text-[11px] leading-none text-ink-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
