/** A text as an editor shows it: where all lines end as on Windows, a save gives the line ends back by itself. */
export function editable(text: string): string {
  const plain = text.replaceAll("\r\n", "\n");
  return plain.includes("\r") || plain.length + text.split("\n").length - 1 !== text.length ? text : plain;
}
