import type { StringRule } from "../../json/canonical";
import type { JsonNode } from "../../json/document";
import { attributes, citation, documentId, fileCitation, fileDocumentId, score } from "./rules/file-search";
import { literals } from "./rules/literals";
import { bedrockStreamOptions, type MemberRule, projectId } from "./rules/members";
import { numberedIds } from "./rules/numbered-ids";

/** One state of the recorder's rules for the body of a request (format, section 4.3). */
export type KeyVersion = {
  name: VersionName;
  /** The day of its first use. */
  since: string;
  /** Whether the test id is part of the key. */
  testId: boolean;
  /** Paths whose key leaves the test id out. */
  sharedPaths: readonly string[];
  /** Whether raw HTTP calls were recorded by then. */
  http: boolean;
  /** Floats are rounded to so many decimals. */
  decimals: number | null;
  drops: readonly MemberRule[];
  /** In the order in which they are applied. */
  strings: readonly StringRule[];
  /** Rules that have to see the whole body first; they come before the others. */
  bodyRules: (body: JsonNode, testId: string | null) => readonly StringRule[];
};

export type VersionName = "V8" | "V7b" | "V7a" | "V6" | "V5" | "V4" | "V3c" | "V3b" | "V2" | "V1";

const listPaths = ["/api/tags", "/v1/models"];
const allListPaths = [...listPaths, "/v1/openai/v1/models"];
const raw = {
  testId: true,
  sharedPaths: listPaths,
  http: false,
  decimals: null,
  drops: [],
  strings: [],
  bodyRules: () => [],
};
const rounded = { ...raw, decimals: 5, strings: [literals(5)] };
const tenantless = { ...rounded, sharedPaths: allListPaths, http: true, drops: [bedrockStreamOptions, projectId] };

/** In the order in which they are tried on a recording (format, section 4.4); the first are the current rules. */
export const VERSIONS: readonly [KeyVersion, ...KeyVersion[]] = [
  {
    ...tenantless,
    name: "V8",
    since: "2026-04-09",
    strings: [score, attributes, documentId, citation, literals(5)],
  },
  { ...tenantless, name: "V6", since: "2026-03-18" },
  {
    ...tenantless,
    name: "V7b",
    since: "2026-04-07",
    strings: [score, attributes, fileDocumentId, fileCitation, literals(5)],
  },
  { ...tenantless, name: "V7a", since: "2026-04-07", strings: [score, attributes, literals(5)] },
  { ...tenantless, name: "V5", since: "2026-01-21", drops: [bedrockStreamOptions] },
  { ...rounded, name: "V4", since: "2025-10-09" },
  { ...rounded, name: "V3c", since: "2025-10-09", decimals: 6, strings: [literals(6)] },
  { ...raw, name: "V2", since: "2025-10-04" },
  { ...raw, name: "V3b", since: "2025-10-08", bodyRules: numberedIds },
  { ...raw, name: "V1", since: "2025-07-29", testId: false },
];

export const CURRENT = VERSIONS[0];
