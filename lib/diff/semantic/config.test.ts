import { describe, expect, it } from "vitest";
import { diffConfigSchema } from "./config";
import { NOISE_NAMES } from "./noise";

const complaintOn = (entry: string) => diffConfigSchema.safeParse({ noise: [entry] }).error?.issues[0]?.message;

describe("the configuration of noise", () => {
  it("takes classes, fields of the request, and each name of noise with a minus", () => {
    const noise = [
      "finish_reason",
      "request.user",
      "request.tools[].function",
      ...NOISE_NAMES.map((name) => `-${name}`),
    ];
    expect(diffConfigSchema.parse({ noise })).toEqual({ noise, cosine: 0.9999 });
  });

  it("says what is wrong with anything else, and what may have been meant", () => {
    expect(complaintOn("-usages")).toBe("no noise is called `usages`; did you mean `-usage`?");
    expect(complaintOn("usage")).toBe("`usage` is noise already; `-usage` makes it count");
    expect(complaintOn("resoning")).toBe("`resoning` is nothing that can be noise; did you mean `reasoning`?");
    expect(complaintOn("text")).toBe("`text` cannot be noise: a test sees it");
    expect(complaintOn("request")).toBe("name a field of the request: `request.user`");
    expect(complaintOn("-reasoning")).toBe("`reasoning` counts already, as long as it is not listed");
  });
});
