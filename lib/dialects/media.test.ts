import { expect, it } from "vitest";
import { sourceOfUrl } from "./media";

it("takes the data out of a data address, and leaves other addresses alone", () => {
  expect(sourceOfUrl("data:image/png;base64,iVBORw==")).toEqual({
    type: "inline",
    mediaType: "image/png",
    data: "iVBORw==",
  });
  expect(sourceOfUrl("data:text/plain;charset=utf-8;BASE64,SGk=")).toMatchObject({
    mediaType: "text/plain",
    data: "SGk=",
  });
  expect(sourceOfUrl("data:;base64,SGk=")).toMatchObject({ mediaType: "application/octet-stream" });
  for (const url of ["https://a.test/b.png", "data:text/plain,Hi", "javascript:alert(1)", ""]) {
    expect(sourceOfUrl(url)).toEqual({ type: "url", url });
  }
});
