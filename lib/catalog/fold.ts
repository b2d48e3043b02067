const TYPOGRAPHIC = /[\u00a0\u2010-\u2015\u2018\u2019\u201c\u201d\u202f]/g;
const PLAIN: Readonly<Record<string, string>> = {
  "\u00a0": " ",
  "\u202f": " ",
  "\u2018": "'",
  "\u2019": "'",
  "\u201c": '"',
  "\u201d": '"',
};

/**
 * The form in which texts are compared: lower case, with typographic quotes, dashes and spaces as their plain
 * counterparts, so that what a person types finds what a model wrote. Offsets in the result are not offsets in `text`.
 */
export function fold(text: string): string {
  return text.toLowerCase().replace(TYPOGRAPHIC, (char) => PLAIN[char] ?? "-");
}
