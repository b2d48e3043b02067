export { type Edit, type EditInput, editSchema } from "./edit";
export type { EditFailure, EditPlan, EditResult, EditWarning, TextEdit } from "./plan";
export { planEdit } from "./plan-edit";
export { planRedaction } from "./redact";
export { planReprint } from "./reprint";
