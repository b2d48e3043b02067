import type { Fields, Value } from "./values";

/** Which rules name the file: the current ones, or, for the health page, those of an older recorder. */
export type Naming = { by: "current" } | { by: "version"; version: "V1" | "V2" | "V6" } | { by: "before-rename" };

/** A call that the scripted provider answers; `shows` is its line in docs/samples.md. */
export type Scene = {
  suite: string;
  testId: string | null;
  /** Key layouts of the format's section 0: with the years, `test_id` and `id_normalization_mapping` came. */
  layout: "L1" | "L2" | "L3";
  request: Fields;
  /** `rec` is the id that the recorder gives to answers: made of the request's key. */
  answer: (rec: string) => Fields;
  naming: Naming;
  shows: string;
};

type Frame = Pick<Scene, "suite" | "shows" | "request" | "answer"> & {
  /** `test_x.py::test_y[params]`; null for a call outside any test. */
  test: string | null;
  layout?: Scene["layout"];
  naming?: Naming;
};

export function scene({ test, layout = "L3", naming = { by: "current" }, ...rest }: Frame): Scene {
  return { ...rest, testId: test === null ? null : testIdOf(rest.suite, test), layout, naming };
}

export function testIdOf(suite: string, test: string): string {
  return `tests/integration/${suite}/${test}`;
}

/** A call through an SDK client (format, Q1 and Q2). */
export function inference(base: string, endpoint: string, body: Fields, metadata?: Fields): Fields {
  return {
    method: "POST",
    url: base + endpoint,
    headers: {},
    body,
    endpoint,
    model: typeof body.model === "string" ? body.model : "",
    ...(metadata ? { provider_metadata: metadata } : {}),
  };
}

/** A call over plain HTTP (format, Q3). */
export function http(suite: string, test: string, url: string, payload: Fields): Fields {
  return { test_id: testIdOf(suite, test), url, method: "POST", payload };
}

export function single(body: (rec: string) => Value): Scene["answer"] {
  return (rec) => ({ body: body(rec), is_streaming: false });
}

export function streamed(body: (rec: string) => Value[]): Scene["answer"] {
  return (rec) => ({ body: body(rec), is_streaming: true });
}

/** The answer of a plain HTTP call (format, R9). */
export function status(code: number, body: Value): Scene["answer"] {
  return () => ({ status: code, body, is_streaming: false });
}

export function typed(type: string, data: Fields): Fields {
  return { __type__: type, __data__: data };
}
