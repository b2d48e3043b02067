import { z } from "zod";
import golden from "./python.golden.json";

const text = z.string();

/** What CPython 3.12 printed; made by bench/verify/make_golden.py. */
export const pythonVectors = z
  .object({
    /** Bits as 16 hexadecimal digits, repr, repr of the value rounded to 5 decimals, text with 5 decimals. */
    floats: z.array(z.tuple([text, text, text, text])),
    /** Tokens as `json.dumps` prints them. */
    strings: z.array(text),
    /** JSON text, the value on one line with sorted keys, the value with an indent of 2. */
    documents: z.array(z.tuple([text, text, text])),
  })
  .parse(golden);
