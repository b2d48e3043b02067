import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { IMPURE_GLOBALS, type Import, isPure } from "./import-rules";

/** What one source file asks for: its imports as written, and the names outside the language that it uses. */
export type Source = { imports: { specifier: string; line: number }[]; globals: { name: string; line: number }[] };

/** Reads a source's imports: static, dynamic and re-exported ones, of values and of types. */
export function readSource(file: string, text: string): Source {
  const source: Source = { imports: [], globals: [] };
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const add = (node: { value?: unknown; start: number } | null) => {
    if (typeof node?.value === "string") source.imports.push({ specifier: node.value, line: lineAt(node.start) });
  };
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add("value" in node.source ? node.source : null),
    TSImportType: (node) => add(node.source),
    MemberExpression: ({ object }) => {
      if (object.type === "Identifier" && IMPURE_GLOBALS.has(object.name)) {
        source.globals.push({ name: object.name, line: lineAt(object.start) });
      }
    },
  }).visit(program);
  return source;
}

export type Scan = { files: number; imports: Import[]; impure: { file: string; name: string; line: number }[] };

/** Reads every source below the given folders (and files) of a project. */
export function scan(root: string, folders: readonly string[]): Scan {
  const result: Scan = { files: 0, imports: [], impure: [] };
  for (const from of folders.flatMap((folder) => sourcesBelow(root, folder))) {
    const { imports, globals } = readSource(from, readFileSync(join(root, from), "utf8"));
    result.files++;
    for (const { specifier, line } of imports)
      result.imports.push({ from, to: resolveIn(root, from, specifier), line });
    if (isPure(from)) result.impure.push(...globals.map((used) => ({ file: from, ...used })));
  }
  return result;
}

function sourcesBelow(root: string, path: string): string[] {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat && /\.tsx?$/.test(path) ? [path] : [];
  return readdirSync(join(root, path)).flatMap((name) => sourcesBelow(root, `${path}/${name}`));
}

/** The file that a specifier means, from the project's folder; a package's own name stays as it is. */
function resolveIn(root: string, from: string, specifier: string): string {
  if (!specifier.startsWith(".") && !specifier.startsWith("@/")) return specifier;
  const target = specifier.startsWith("@/") ? specifier.slice(2) : join(dirname(from), specifier);
  const path = normalize(target).split(sep).join("/");
  const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
  return (
    path + (endings.find((ending) => statSync(join(root, path + ending), { throwIfNoEntry: false })?.isFile()) ?? "")
  );
}
