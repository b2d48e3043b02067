import { lex } from "@/lib/catalog/search/lex";
import type { SearchError } from "@/lib/catalog/search/parse";

type Stretch = { from: number; to: number; kind: "plain" | "operator" | "negation" | "error" };

/** The search text behind the field's own: tints operators, and underlines what is wrong. Takes up no clicks. */
export function Highlight({ text, error, scroll }: { text: string; error: SearchError | null; scroll: number }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-y-0 right-14 left-7 overflow-hidden">
      <div className="flex h-full items-center whitespace-pre text-transparent" style={{ marginLeft: -scroll }}>
        {stretchesOf(text, error).map(({ from, to, kind }) => (
          <span key={from} className={LOOKS[kind]}>
            {text.slice(from, to)}
          </span>
        ))}
      </div>
    </div>
  );
}

const LOOKS: Record<Stretch["kind"], string> = {
  plain: "",
  operator: "rounded-sm bg-selected shadow-[0_0_0_1px_var(--selected)]",
  negation: "rounded-sm bg-removed-fill",
  error: "underline decoration-error decoration-wavy underline-offset-3",
};

export function stretchesOf(text: string, error: SearchError | null): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const add = (to: number, kind: Stretch["kind"]) => {
    if (to > at) stretches.push({ from: at, to, kind });
    at = Math.max(at, to);
  };
  for (const lexeme of lex(text)) {
    add(lexeme.from, "plain");
    if (error && error.from >= lexeme.from && error.from < lexeme.to) {
      add(error.from, "plain");
      add(error.to, "error");
    } else {
      if (lexeme.negated) add(lexeme.from + 1, "negation");
      if (lexeme.operator) add(lexeme.operator.to + 1, "operator");
    }
    add(lexeme.to, "plain");
  }
  add(text.length, "plain");
  return stretches;
}
