import { expect, test } from "vitest";
import { imageTypeOf } from "./image-type";

const base64 = (...bytes: number[]) => Buffer.from([...bytes, ...Array(24).fill(0)]).toString("base64");

test("four raster types, by their first bytes", () => {
  expect(imageTypeOf(base64(0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10))).toBe("image/png");
  expect(imageTypeOf(base64(0xff, 0xd8, 0xff))).toBe("image/jpeg");
  expect(imageTypeOf(Buffer.from("GIF89a and more bytes than that").toString("base64"))).toBe("image/gif");
  expect(imageTypeOf(Buffer.from("RIFF\0\0\0\0WEBPVP8 and more bytes").toString("base64"))).toBe("image/webp");
});

test("nothing else, whatever it calls itself", () => {
  expect(imageTypeOf(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>").toString("base64"))).toBeNull();
  expect(imageTypeOf("not base64!")).toBeNull();
  expect(imageTypeOf("")).toBeNull();
});
