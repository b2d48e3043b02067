/**
 * A line feed and an indent, what is printed beside it, and the one a step deeper. Each is made once, and in one piece:
 * a text that was put together with `+` is copied part by part, and copying parts is most of the time of printing.
 */
export class Indent {
  readonly comma: string;
  /** The ends of an object and a list that begin in a line of this indent. */
  readonly endObject: string;
  readonly endArray: string;
  private deeper: Indent | null = null;

  constructor(readonly line: string) {
    this.comma = [",", line].join("");
    this.endObject = [line, "}"].join("");
    this.endArray = [line, "]"].join("");
  }

  get inner(): Indent {
    this.deeper ??= new Indent([this.line, "  "].join(""));
    return this.deeper;
  }
}

/** No indent: the first line of a text. */
export const outermost = new Indent("\n");
