/** An import, both sides as paths from the project's folder; `to` is a package's name where it is none of ours. */
export type Import = { from: string; to: string; line: number };

/** Names that a pure file may not use: what they reach lies outside the text that it works on. */
export const IMPURE_GLOBALS: ReadonlySet<string> = new Set(["process", "Buffer", "require"]);

/** From the lowest to the highest; a file imports its own layer and lower ones. */
const LAYERS: readonly (readonly [name: string, folders: RegExp])[] = [
  ["format and security", /^lib\/(format|security)\//],
  ["json", /^lib\/json\//],
  ["recording", /^lib\/recording\//],
  ["dialects", /^lib\/dialects\//],
  ["catalog, diff, edit, lint and the like", /^lib\/(?!io\/)/],
  ["lib/io", /^lib\/io\//],
  ["app, components, bin", /./],
];
const IMPURE_PACKAGES = /^(node:|next(\/|$)|react(\/|$)|react-dom(\/|$))/;

/** Whether a file belongs to the part of lib that knows neither disk nor network nor framework. */
export function isPure(file: string): boolean {
  return file.startsWith("lib/") && !file.startsWith("lib/io/") && !isTest(file);
}

/** Why an import is not allowed, or null where it is. */
export function objectionTo({ from, to }: Import): string | null {
  if (isPure(from) && IMPURE_PACKAGES.test(to)) return "lib is pure: no Node, no Next, no React outside lib/io";
  if (isOurs(to) && !isTest(from)) {
    if (isTest(to)) return "a test is imported by tests only";
    const [lower, higher] = [layerOf(from), layerOf(to)];
    if (higher > lower) return `${nameOf(lower)} may not import ${nameOf(higher)}, which stands above it`;
    if (from.startsWith("components/") && /^(lib\/io|app|bin)\//.test(to)) {
      return "components know lib's pure part only; data and actions arrive as props";
    }
    if (/^(bin|bench)\//.test(from) && /^(app|components)\//.test(to)) return "the command line has no pages";
    if (/^(app|components)\//.test(from) && /^(bin|bench|checks|e2e)\//.test(to)) return "pages have no command line";
  }
  return null;
}

/** The shortest way from a file back to itself, for each file that has one; each cycle once. */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) if (isOurs(to)) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Map<string, string[]>();
  for (const start of next.keys()) {
    const way = shortestWay(start, next);
    const same = way ? [...way].sort().join("\n") : "";
    if (way && !found.has(same)) found.set(same, way);
  }
  return [...found.values()];
}

function shortestWay(start: string, next: ReadonlyMap<string, string[]>): string[] | null {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const to of next.get(way.at(-1) ?? start) ?? []) {
      if (to === start) return way;
      if (!seen.has(to)) ways.push([...way, to]);
      seen.add(to);
    }
  }
  return null;
}

function isOurs(path: string): boolean {
  return /\.(tsx?|mjs|json)$/.test(path) || /^(app|bin|bench|components|lib)\//.test(path);
}

/** Tests, and what only tests use. */
function isTest(file: string): boolean {
  return /\.test\.tsx?$|\/testing(\/|\.ts$)/.test(file);
}

function layerOf(file: string): number {
  return LAYERS.findIndex(([, folders]) => folders.test(file));
}

function nameOf(layer: number): string {
  return LAYERS[layer]?.[0] ?? String(layer);
}
