export {
  allKeysOf,
  canonicalTextOf,
  type KeyStatus,
  keyStatusOf,
  requestKeyOf,
} from "./key";
