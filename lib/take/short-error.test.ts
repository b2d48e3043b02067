import { expect, it } from "vitest";
import { shortErrorOf } from "./short-error";

it("is what the provider said, without what is around it", () => {
  expect(shortErrorOf("Error code: 404 - {'error': {'message': 'no such model', 'type': 'x'}}")).toBe("no such model");
  expect(shortErrorOf(`Error code: 400 - {'error': {'message': "it's \\"off\\"", 'code': None}}`)).toBe(`it's "off"`);
  expect(shortErrorOf("Error code: 422 - {'detail': 'it\\'s late'}")).toBe("it's late");
});

it("is the whole text where nothing else is known", () => {
  expect(shortErrorOf("Connection error.")).toBe("Connection error.");
  expect(shortErrorOf("Error code: 500 - upstream broke")).toBe("upstream broke");
  expect(shortErrorOf("Error code: 500 - {'error': {'message': ''}}")).toBe("{'error': {'message': ''}}");
});
