import { z } from "zod";
import { raw, since } from "./marks";

export const model = z.looseObject({
  id: raw,
  created: raw,
  object: raw,
  owned_by: raw,
  shutdown_date: since("3.1.0"),
});
