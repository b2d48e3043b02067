import { z } from "zod";
import golden from "./python.golden.json";

const text = z.string();

/** What CPython 3.12 made by the rules of the recorder; made by bench/verify/make_golden.py. */
export const pythonVectors = z
  .object({
    /** A string's token as it was, and as V8, V7b, V7a, V6, V3c and V3b leave it. */
    strings: z.array(z.tuple([text, text, text, text, text, text, text])),
    /** URL, host, path. */
    urls: z.array(z.tuple([text, text, text])),
    /** Recording, and the first 16 digits of its key by each version. */
    recordings: z.array(z.tuple([text, z.record(z.string(), z.string())])),
  })
  .parse(golden);
