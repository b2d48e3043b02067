import type { Recording } from "../recording/recording";
import type { Edit } from "./edit";
import type { EditResult } from "./plan";

export { type Edit, type EditInput, editSchema } from "./edit";
export type { EditFailure, EditPlan, EditResult, EditWarning, TextEdit } from "./plan";

/**
 * How edits of meaning change a recording's text: each applies to what the one before it made, and only bytes of
 * values that change are touched. Whatever it returns as a plan assembles to exactly what the edits ask for. `hash`
 * is the SHA-256 of an ASCII text as hexadecimal digits: a host that has a native one may lend it. Never throws.
 */
export type PlanEdit = (recording: Recording, edits: readonly Edit[], hash?: (text: string) => string) => EditResult;
