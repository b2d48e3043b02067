import { expect, it } from "vitest";
import { distanceOf } from "./request-diff";

it("finds a text of the same words nearer than a short beginning of it", () => {
  const said = "Violent content depicts harm, threats and cruelty to people.";
  const apart = (before: string) => distanceOf([{ pointer: "", before, after: said }]);
  expect(apart("Violent material depicts cruelty, threats and harm to people.")).toBeLessThan(apart("Violent"));
  expect(apart(said)).toBe(1);
});
