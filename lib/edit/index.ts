export type { Edit } from "./edit";
export type { EditFailure, EditPlan, EditWarning, TextEdit } from "./plan";
export { planEdit } from "./plan-edit";
