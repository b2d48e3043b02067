import { expect, test } from "vitest";
import { cutPayload, payloadView } from "./payload-view";

const embeddings = (...vectors: number[][]) =>
  payloadView({
    type: "embeddings",
    vectors: vectors.map((values, index) => ({ label: `text ${index}`, values, pointer: `/${index}` })),
  });

test("a vector's dimension, norm and range", () => {
  expect(embeddings([3, -4, 0])).toMatchObject({ total: 1, vectors: [{ dimension: 3, norm: 5, min: -4, max: 3 }] });
  expect(embeddings([])).toMatchObject({ vectors: [{ dimension: 0, norm: 0, min: 0, max: 0, outline: [] }] });
});

test("the outline of a long vector holds its extremes", () => {
  const values = Array.from({ length: 1000 }, () => 0);
  values[500] = 7;
  values[999] = -2;
  const view = embeddings(values);
  const outline = view.type === "embeddings" ? (view.vectors[0]?.outline ?? []) : [];
  expect(outline.length).toBe(160);
  expect(Math.max(...outline.map(([, high]) => high))).toBe(7);
  expect(outline.at(-1)?.[0]).toBe(-2);
});

test("a page carries the first of many, and how many there are", () => {
  const rows = Array.from({ length: 500 }, (_, index) => ({ pointer: `/${index}`, cells: [`model ${index}`] }));
  const cut = cutPayload(payloadView({ type: "models", columns: ["id"], rows }));
  expect(cut).toMatchObject({ total: 500, rows: { length: 100 } });
});
