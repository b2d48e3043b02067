import { deleteTwin } from "./delete-twin";
import { dropNoise } from "./drop-noise";
import type { Fix } from "./fix";
import type { FixName } from "./name";
import { normalise } from "./normalise";
import { reKey } from "./re-key";
import { redact } from "./redact";

const FIXES: Readonly<Record<FixName, Fix>> = {
  "re-key": reKey,
  normalise,
  "drop-noise": dropNoise,
  redact,
  "delete-twin": deleteTwin,
};

/** The fix of a name. */
export function fixOf(name: FixName): Fix {
  return FIXES[name];
}
