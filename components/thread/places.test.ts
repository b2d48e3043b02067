import { expect, test } from "vitest";
import { placesOf } from "./places";
import { turnHref } from "./turn-href";

test("a second turn that goes on from the same place is a branch, and so is all that follows it", () => {
  const places = placesOf([
    { path: "a", relation: "root", parent: null },
    { path: "b", relation: "follows", parent: "a" },
    { path: "c", relation: "follows", parent: "a" },
    { path: "d", relation: "follows", parent: "c" },
    { path: "e", relation: "branches", parent: "d" },
    { path: "f", relation: "root", parent: null },
  ]);
  expect(places.map(({ parentNumber, branch, lane }) => [parentNumber, branch, lane])).toEqual([
    [null, false, 0],
    [1, false, 0],
    [1, true, 1],
    [3, false, 1],
    [4, true, 2],
    [null, false, 0],
  ]);
});

test("turnHref leads to a page that carries the turn", () => {
  expect(turnHref(3, 40)).toBe("#t3");
  expect(turnHref(41, 40)).toBe("?turns=80#t41");
  expect(turnHref(141, 40)).toBe("?turns=160#t141");
});
