import { Fragment } from "react";
import { type Token, tokensOf } from "@/components/raw/tokens";
import { visibleText } from "@/lib/format/visible";

const COLOURS: Record<Token["kind"], string | undefined> = {
  key: "text-role-assistant",
  string: "text-added",
  number: "text-accent",
  word: "text-accent",
  plain: undefined,
};

/** Longer text is shown in one colour: a span a token would weigh more than the text. */
const COLOUR_LIMIT = 60_000;

/** JSON text in light colours, line by line as given. */
export function JsonLines({ text }: { text: string }) {
  if (text.length > COLOUR_LIMIT) return <>{visibleText(text)}</>;
  return text.split("\n").map((line, index) => (
    <Fragment key={index}>
      {index > 0 && "\n"}
      {tokensOf(line).map((token, at) =>
        COLOURS[token.kind] ? (
          <span key={at} className={COLOURS[token.kind]}>
            {visibleText(token.text)}
          </span>
        ) : (
          visibleText(token.text)
        ),
      )}
    </Fragment>
  ));
}
