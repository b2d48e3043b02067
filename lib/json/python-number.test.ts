import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedDecimals, isFloatToken, pythonFloat, pythonNumber, roundHalfEven } from "./python-number";
import { pythonVectors } from "./testing/python-vectors";

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("pythonFloat", () => {
  it("prints what CPython prints", () => {
    for (const [bits, printed] of pythonVectors.floats) expect(pythonFloat(doubleOf(bits)), bits).toBe(printed);
  });

  it.each([
    [1, "1.0"],
    [-0, "-0.0"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1.5e-7, "1.5e-07"],
    [1e15, "1000000000000000.0"],
    [1e16, "1e+16"],
    [1.25e21, "1.25e+21"],
    [1e100, "1e+100"],
    [5e-324, "5e-324"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    [Number.NaN, "NaN"],
  ])("prints %d as %s", (value, printed) => expect(pythonFloat(value)).toBe(printed));

  it("reads back as the same double, and has the form of a Python float", () => {
    fc.assert(
      fc.property(anyDouble, (value) => {
        const printed = pythonFloat(value);
        expect(Object.is(Number(printed), value)).toBe(true);
        expect(printed).toMatch(/^-?\d+(\.\d+)?(e[-+]\d{2,3})?$/);
        expect(isFloatToken(printed)).toBe(true);
      }),
    );
  });
});

describe("pythonNumber", () => {
  it.each([
    ["1E5", "100000.0"],
    ["0.10", "0.1"],
    ["1e400", "Infinity"],
    ["-1e400", "-Infinity"],
    ["-0", "0"],
    ["-0.0", "-0.0"],
    ["12345678901234567890123", "12345678901234567890123"],
    ["9007199254740993", "9007199254740993"],
    ["NaN", "NaN"],
    ["-Infinity", "-Infinity"],
  ])("re-prints %s as %s", (token, printed) => expect(pythonNumber(token)).toBe(printed));

  it("leaves every integer as it is", () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        expect(pythonNumber(`${value}`)).toBe(`${value}`);
      }),
    );
  });
});

describe("rounding", () => {
  it("rounds and prints as CPython does", () => {
    for (const [bits, , rounded, fixed] of pythonVectors.floats) {
      const value = doubleOf(bits);
      expect(fixedDecimals(value, 5), bits).toBe(fixed);
      expect(pythonFloat(roundHalfEven(value, 5)), bits).toBe(rounded);
    }
  });

  it.each([
    [0.015625, "0.01562"],
    [0.046875, "0.04688"],
    [-0.000001, "-0.00000"],
    [2.5e-5, "0.00003"],
    [1e22, "10000000000000000000000.00000"],
    [Number.POSITIVE_INFINITY, "inf"],
  ])("gives %d five decimals as %s, where toFixed may not", (value, fixed) => {
    expect(fixedDecimals(value, 5)).toBe(fixed);
  });

  it("goes to the nearest value of all, and to the even one of two", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.nat({ max: 8 }), (value, decimals) => {
        const { numerator, denominator } = ratioOf(value);
        const scaled = BigInt(fixedDecimals(value, decimals).replace(".", ""));
        const error = 2n * (numerator * 10n ** BigInt(decimals) - scaled * denominator);
        const size = error < 0n ? -error : error;
        expect(size < denominator || (size === denominator && scaled % 2n === 0n)).toBe(true);
      }),
    );
  });

  it("changes nothing the second time, and keeps the sign of what becomes zero", () => {
    fc.assert(
      fc.property(anyDouble, (value) => {
        const rounded = roundHalfEven(value, 5);
        expect(Object.is(roundHalfEven(rounded, 5), rounded)).toBe(true);
      }),
    );
    expect(Object.is(roundHalfEven(-1e-6, 5), -0)).toBe(true);
  });
});

/** A double as a fraction, by doubling it until it is whole. */
function ratioOf(value: number): { numerator: bigint; denominator: bigint } {
  let denominator = 1n;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(whole), denominator };
}

function doubleOf(bits: string): number {
  return Buffer.from(bits, "hex").readDoubleBE();
}
