import { pythonString } from "../../lib/json/python-text";
import type { Random } from "./random";

/** Doubles of the kinds that have tripped up printers and rounders. */
export function sampleFloat(random: Random): number {
  const sign = random.below(2) === 0 ? 1 : -1;
  switch (random.below(7)) {
    case 0:
      return ofBits(random.bits(), random.bits());
    case 1:
      return sign * ((2 * random.below(1e6) + 1) / 64 + random.below(1e6));
    case 2:
      return sign * Number((random.unit() * 10).toFixed(random.below(9)));
    case 3:
      return sign * random.unit() * 10 ** (random.below(40) - 12);
    case 4:
      return sign * 10 ** (random.below(60) - 30);
    case 5:
      return sign * (random.below(2e6) / 1e5 + 5e-6);
    default:
      return sign * random.unit();
  }
}

function ofBits(high: number, low: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, high);
  view.setUint32(4, low);
  return view.getFloat64(0);
}

const UUID = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
const FILE = `file-${"9f".repeat(16)}`;

const PIECES = [
  ..."0123456789.,-+eE{}<>|:' \"\\/\t\n\r\b\f\v\0\x7f",
  ..."\x1c\x1f\x85\xa0\u1680\u2003\u2029\u205f\u3000\ufeff\u200b",
  ..."٣९５²ⅧéÿĀ漢\ue000\uffff",
  ...["𝟙", "😀", "\ud83d", "\ude00", "score:", "Score:", "attributes:", "document_id:", "<|", "|>", UUID],
  ...[UUID.toUpperCase(), `<|${UUID}|>`, "file-12", FILE, "<|file-7|>", "0.015625", "1.23456789", "-0.00000", "0.123"],
  ...["0.1234", "98765432109876543210.98765", ", attributes: {'a': 1}", "score: 1.5e-07", " words ", "ogx", "٣.١٤١٥٩"],
];

export function sampleText(random: Random, most: number): string {
  return random.many(most, () => PIECES[random.below(PIECES.length)] ?? "").join("");
}

/** Any UTF-16 units, most of them from the places where escaping changes. */
export function sampleUnits(random: Random): string {
  const unit = () => random.pick([random.below(0x100), random.below(0x10000), 0xd800 + random.below(0x800)]);
  return String.fromCharCode(...random.many(20, unit));
}

/** JSON in spellings that Python would not choose: spaces, needless escapes, odd numbers, keys that stand twice. */
export function sampleDocument(random: Random, depth: number): string {
  const pad = random.pick(["", " ", "\n"]);
  const shape = random.below(10);
  if (depth > 0 && shape < 3) {
    const member = () => `${sampleKey(random)}${pad}:${sampleDocument(random, depth - 1)}`;
    return `{${pad}${random.many(7, member).join(`,${pad}`)}}`;
  }
  if (depth > 0 && shape < 5) {
    return `[${pad}${random.many(5, () => sampleDocument(random, depth - 1)).join(`${pad},`)}]`;
  }
  if (shape < 7) return sampleNumber(random);
  return random.below(3) === 0
    ? random.pick(["true", "false", "null", "NaN", "Infinity", "-Infinity"])
    : spelled(random, sampleText(random, 6));
}

function sampleKey(random: Random): string {
  const key = random.pick(["a", "b", "10", "9", "", "é", "😀", "\uffff", "__proto__", "constructor", null]);
  return spelled(random, key ?? sampleText(random, 3));
}

function sampleNumber(random: Random): string {
  const whole = random.pick(["0", "-0", "-7", "12345678901234567890123", String(random.below(1e6))]);
  const fraction = random.pick(["", "", ".0", ".50", ".123456789"]);
  return `${whole}${fraction}${random.pick(["", "", "", "e5", "E-7", "e+22", "e400"])}`;
}

/** A string's token: as Python prints it, or raw as far as JSON allows, or with each unit escaped. */
function spelled(random: Random, text: string): string {
  const way = random.below(3);
  if (way === 0) return pythonString(text);
  if (way === 1 && !/[\ud800-\udfff]/.test(text)) return JSON.stringify(text).replaceAll("/", "\\/");
  return `"${Array.from({ length: text.length }, (_, at) => `\\u${hex(text.charCodeAt(at))}`).join("")}"`;
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, "0").toUpperCase();
}
