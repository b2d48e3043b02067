import { expect, it } from "vitest";
import { pathForKey } from "./path-for-key";
import { callOf, recordingOf } from "./testing/recording-of";

const key = "c".repeat(64);

it("puts the key where the old one stood", () => {
  const at = (path: string) => pathForKey(recordingOf(callOf({}), path), key);
  expect(at(`a/recordings/${"0".repeat(64)}.json`)).toBe(`a/recordings/${key}.json`);
  expect(at(`${"0".repeat(12)}.json`)).toBe(`${key}.json`);
  expect(at("a/by-hand.json")).toBeNull();
});

it("keeps a model list's digest true", () => {
  const list = (ids: string[]) => ({
    ...callOf({}),
    response: {
      body: ids.map((id) => ({ __type__: "openai.types.model.Model", __data__: { id } })),
      is_streaming: false,
    },
  });
  const path = `models-${"0".repeat(64)}-00000000.json`;
  const digests = [["a", "b"], ["b", "a"], ["a"]].map((ids) => pathForKey(recordingOf(list(ids), path), key));
  expect(digests[0]).toMatch(new RegExp(`^models-${key}-[0-9a-f]{8}\\.json$`));
  expect(digests[1]).toBe(digests[0]);
  expect(digests[2]).not.toBe(digests[0]);
});
