import { describe, expect, it } from "vitest";
import { chunkOf, eventDataOf, sseEventsOf } from "./sse";
import { recordingOf } from "./testing";

function eventsOf(lines: unknown[]) {
  const { body } = recordingOf({ request: { payload: {} }, response: { body: lines, is_streaming: true } });
  return body ? sseEventsOf(body) : [];
}

const datasOf = (lines: unknown[]) => eventsOf(lines).map(({ data }) => data);

describe("sseEventsOf", () => {
  it("groups lines into events, each with the pointers of all its lines", () => {
    const events = eventsOf(["event: start", 'data: {"a":1}', "", 'data:{"b":2}', ""]);
    expect(events.map(({ name, data, pointer, pointers }) => ({ name, data, pointer, pointers }))).toEqual([
      {
        name: "start",
        data: '{"a":1}',
        pointer: "/response/body/1",
        pointers: ["/response/body/0", "/response/body/1", "/response/body/2"],
      },
      { name: null, data: '{"b":2}', pointer: "/response/body/3", pointers: ["/response/body/3", "/response/body/4"] },
    ]);
    expect(events[1]?.doc?.at("/b")?.number).toBe(2);
  });

  it("joins several data lines with LF, and takes one space from each", () => {
    expect(datasOf(["data: {", 'data:  "x": 1', "data", "data: }", ""])).toEqual(['{\n "x": 1\n\n}']);
  });

  it("keeps a last event that no blank line ends, and skips runs of blank lines", () => {
    expect(datasOf(["", "", "data: 1", "", "", "data: 2"])).toEqual(["1", "2"]);
    expect(eventsOf([])).toEqual([]);
    expect(eventsOf(["", ""])).toEqual([]);
  });

  it("lets comments and other fields be part of an event without being data", () => {
    const [event, ping] = eventsOf([": hello", "id: 7", "retry: 10", "data: 1", ": aside", "", ": ping", ""]);
    expect(event).toMatchObject({ name: null, data: "1" });
    expect(event?.pointers).toHaveLength(6);
    expect(ping).toMatchObject({ data: null, doc: null });
  });

  it("mends data that the recorder's line reader split inside a string", () => {
    const [first, second, ...rest] = eventsOf([
      "event: delta",
      'data: {"text":"one',
      "two",
      "",
      'four"}',
      "",
      'data: {"text":"five"}',
    ]);
    expect(first?.doc?.at("/text")?.string).toBe("one\u2028two\u2028\u2028four");
    expect(first?.pointers).toHaveLength(6);
    expect(second?.doc?.at("/text")?.string).toBe("five");
    expect(rest).toEqual([]);
  });

  it("takes nothing into data that is whole or never becomes JSON", () => {
    expect(datasOf(['data: {"a":1}', "stray", ""])).toEqual(['{"a":1}']);
    expect(datasOf(['data: {"a":', "stray", ""])).toEqual(['{"a":']);
    expect(datasOf(["data: [DONE]", "stray", ""])).toEqual(["[DONE]"]);
  });

  it("survives items that are no strings", () => {
    expect(datasOf(["data: 1", null, { a: 1 }, "data: 2"])).toEqual(["1", "2"]);
  });
});

describe("eventDataOf", () => {
  it("is null without a data line, and empty for an empty one", () => {
    expect(eventDataOf(["event: x", ""])).toBeNull();
    expect(eventDataOf(["data:", ""])).toBe("");
  });
});

describe("chunkOf", () => {
  it("names a chunk by its event, else by the type in its data", () => {
    const labels = eventsOf([
      "event: a",
      "data: 1",
      "",
      'data: {"type":"b"}',
      "",
      'data: {"event_type":"c"}',
      "",
      "data: 1",
    ]);
    expect(labels.map((event) => chunkOf(event).label)).toEqual(["a", "b", "c", "data"]);
  });

  it("says where data is no JSON", () => {
    const notes = eventsOf(["data: [DONE]", "", "data: {oops", "", "data: 1", "", ": only a comment"]);
    expect(notes.map((event) => chunkOf(event).notes)).toEqual([["end of stream"], ["not JSON"], [], []]);
  });
});
