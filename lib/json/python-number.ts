/** Whether a number's token is a float to Python: it has a point or an exponent, or is one of the literal names. */
export function isFloatToken(token: string): boolean {
  return /[.eEIN]/.test(token);
}

/**
 * A number's token as Python prints it after loading it (format, section 7.1): floats in their shortest form
 * (`1E5` gives `100000.0`, `1e400` gives `Infinity`), integers as they stand, `-0` as `0`.
 */
export function pythonNumber(token: string): string {
  if (isFloatToken(token)) return pythonFloat(Number(token));
  return token === "-0" ? "0" : token;
}

/**
 * A double as Python's `json.dumps` prints a float: the shortest digits that read back as the same double, with an
 * exponent below 1e-4 and from 1e16 on (JavaScript: below 1e-6 and from 1e21 on), and at least one decimal elsewhere.
 */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits, exponent = ""] = value.toExponential().split("e");
  return `${digits}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, "0")}`;
}

/**
 * A double with a fixed number of decimals, as Python's `f"{value:.5f}"`: the exact binary value is rounded half to
 * even, there is never an exponent, and the sign of what rounds to zero stays (format, section 4.5). `toFixed` differs
 * in all three.
 */
export function fixedDecimals(value: number, decimals: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const { negative, mantissa, exponent } = partsOf(value);
  const scaled = mantissa * 10n ** BigInt(decimals);
  const rounded = exponent >= 0 ? scaled << BigInt(exponent) : shiftHalfEven(scaled, BigInt(-exponent));
  const digits = rounded.toString().padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const fraction = decimals > 0 ? `.${digits.slice(point)}` : "";
  return `${negative ? "-" : ""}${digits.slice(0, point)}${fraction}`;
}

/** Python's `round(value, decimals)` of a float: half to even on the exact binary value; -0.000001 gives -0. */
export function roundHalfEven(value: number, decimals: number): number {
  return Number.isFinite(value) ? Number(fixedDecimals(value, decimals)) : value;
}

const view = new DataView(new ArrayBuffer(8));

/** value = ± mantissa × 2^exponent, exactly. */
function partsOf(value: number): { negative: boolean; mantissa: bigint; exponent: number } {
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(view.getUint32(4));
  return {
    negative: high >>> 31 === 1,
    mantissa: biased === 0 ? fraction : fraction | (1n << 52n),
    exponent: Math.max(biased, 1) - 1075,
  };
}

function shiftHalfEven(value: bigint, bits: bigint): bigint {
  const quotient = value >> bits;
  const rest = value - (quotient << bits);
  const half = 1n << (bits - 1n);
  return rest > half || (rest === half && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
