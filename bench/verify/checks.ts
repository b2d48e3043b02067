import { canonicalJson, type StringRule } from "../../lib/json/canonical";
import type { JsonNode } from "../../lib/json/document";
import { parseJson } from "../../lib/json/parse";
import { printPython } from "../../lib/json/print";
import { fixedDecimals, pythonFloat, roundHalfEven } from "../../lib/json/python-number";
import { pythonString } from "../../lib/json/python-text";
import { splitUrl } from "../../lib/recording/key/url";
import { VERSIONS } from "../../lib/recording/key/versions";
import type { Random } from "./random";
import { sampleDocument, sampleFloat, sampleText, sampleUnits } from "./samples";

/** A question to oracle.py and our own answer, each a line. */
export type Case = { question: string; answer: string };

/** A thing to compare, and how often. */
export type Check = { name: string; count: number; make(random: Random): Case };

export const checks: readonly Check[] = [
  { name: "floats: repr, round5, five decimals", count: 500_000, make: floatCase },
  { name: "strings: escapes", count: 200_000, make: stringCase },
  { name: "strings: rules of V8, V7b, V7a, V6, V3c, V3b", count: 200_000, make: rulesCase },
  { name: "documents: one line and indented", count: 100_000, make: documentCase },
  { name: "URLs: host and path", count: 20_000, make: urlCase },
];

function floatCase(random: Random): Case {
  const value = sampleFloat(random);
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const answer = [pythonFloat(value), pythonFloat(roundHalfEven(value, 5)), fixedDecimals(value, 5)].join(" ");
  return { question: `f ${view.getBigUint64(0).toString(16).padStart(16, "0")}`, answer };
}

function stringCase(random: Random): Case {
  const text = random.below(2) === 0 ? sampleUnits(random) : sampleText(random, 12);
  return { question: `s ${escaped(text)}`, answer: pythonString(text) };
}

const RULE_VERSIONS = ["V8", "V7b", "V7a", "V6", "V3c", "V3b"];

function rulesCase(random: Random): Case {
  const token = escaped(sampleText(random, 16));
  const node = nodeOf(token);
  const tokens = RULE_VERSIONS.map((name) => canonicalJson(node, { strings: rulesOf(name, node) }));
  return { question: `n ${token}`, answer: listOf(tokens) };
}

function rulesOf(name: string, node: JsonNode): StringRule[] {
  const version = VERSIONS.find((candidate) => candidate.name === name);
  if (!version) throw new Error(`no version ${name}`);
  return [...version.bodyRules(node, "a test"), ...version.strings];
}

function documentCase(random: Random): Case {
  const text = sampleDocument(random, 4);
  const node = nodeOf(text);
  return { question: `d ${text.replaceAll("\n", " ")}`, answer: listOf([canonicalJson(node), printPython(node)]) };
}

const URL_PIECES = [
  "http",
  "HTTPS",
  "vertexai",
  ":",
  "//",
  "/",
  ";",
  "?",
  "#",
  "a",
  "B1",
  "é",
  ".",
  "+",
  "@",
  "\t",
  " ",
  "\0",
];

function urlCase(random: Random): Case {
  const url = random.many(12, () => URL_PIECES[random.below(URL_PIECES.length)] ?? "").join("");
  const { host, path } = splitUrl(url);
  return { question: `u ${escaped(url)}`, answer: listOf([host, path]) };
}

/** JSON.stringify, but ASCII: what goes to Python must not depend on what is judged. */
function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0"));
  return `"${units.map((unit) => `\\u${unit}`).join("")}"`;
}

/** A list of texts as Python prints it. */
function listOf(texts: readonly string[]): string {
  return `[${texts.map(pythonString).join(", ")}]`;
}

function nodeOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`${parsed.error.message}: ${text}`);
  return parsed.doc.root;
}
