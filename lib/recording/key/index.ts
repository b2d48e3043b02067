export {
  allKeysOf,
  canonicalTextOf,
  type KeyStatus,
  keyStatusOf,
  requestKeyOf,
  type VersionKey,
} from "./key";
