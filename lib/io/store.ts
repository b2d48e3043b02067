export { hashOf } from "./store/bytes";
export { history, redo, undo } from "./store/history";
