/** A number that Python holds as a float, so that 0 is written `0.0`. A plain number is an int. */
export class Float {
  constructor(readonly value: number) {}
}

export function float(value: number): Float {
  return new Float(value);
}

/** A Python value as the recorder sees it before it dumps it; members keep their order. */
export type Value = null | boolean | number | string | Float | Value[] | Fields;
export type Fields = { [key: string]: Value };
