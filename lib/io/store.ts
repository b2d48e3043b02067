export { hashOf } from "./store/bytes";
export type { Entry } from "./store/entry";
export { history, redo, undo } from "./store/history";
export type { Refusal } from "./store/outcome";
