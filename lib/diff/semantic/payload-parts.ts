import type { Payload, ResponseView } from "../../recording/message";
import type { DiffPart } from "./part";

/** What a test sees of two answers that are lists: models by their id, vectors by their direction. */
export function payloadParts(before: ResponseView, after: ResponseView, cosine: number): DiffPart[] {
  return [...modelParts(before.payload, after.payload), ...embeddingParts(before.payload, after.payload, cosine)];
}

/** Columns that say when or how often something was asked, not what there is. */
const PASSING = new Set(["created", "created_at", "expires_at", "modified_at"]);

function modelParts(before: Payload | null, after: Payload | null): DiffPart[] {
  const [old, now] = [modelsOf(before), modelsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((name): DiffPart[] => {
    const [was, is] = [old.get(name) ?? null, now.get(name) ?? null];
    return was === is ? [] : [{ class: "models", what: `model ${name}`, before: was, after: is }];
  });
}

function modelsOf(payload: Payload | null): Map<string, string> {
  if (payload?.type !== "models") return new Map();
  const { columns } = payload;
  return new Map(
    payload.rows.map(({ cells }) => {
      const fields = columns.flatMap((column, at) => {
        const cell = cells[at];
        return at === 0 || PASSING.has(column) || cell === null || cell === undefined ? [] : [`${column}: ${cell}`];
      });
      return [cells[0] ?? "", fields.join(", ")];
    }),
  );
}

type Vector = readonly number[];

function embeddingParts(before: Payload | null, after: Payload | null, cosine: number): DiffPart[] {
  const [old, now] = [vectorsOf(before), vectorsOf(after)];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, at): DiffPart | null => {
    const [was, is] = [old[at], now[at]];
    if (was && is && was.length === is.length) {
      const angle = cosineOf(was, is);
      if (angle > cosine) return null;
      const size = `${was.length} numbers`;
      return {
        class: "embedding",
        what: `embedding ${at + 1}`,
        before: size,
        after: `${size}, cosine ${angle.toFixed(4)}`,
      };
    }
    const shown = (vector: Vector | undefined) => (vector ? `${vector.length} numbers` : null);
    return { class: "embedding", what: `embedding ${at + 1}`, before: shown(was), after: shown(is) };
  }).filter((part) => part !== null);
}

function vectorsOf(payload: Payload | null): Vector[] {
  return payload?.type === "embeddings" ? payload.vectors.map(({ values }) => values) : [];
}

/** The cosine of the angle between two vectors of one length; 1 where both are nothing but zeros. */
function cosineOf(a: Vector, b: Vector): number {
  let [product, left, right] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0];
    product += x * y;
    left += x * x;
    right += y * y;
  }
  if (left === 0 || right === 0) return left === right ? 1 : 0;
  return product / Math.sqrt(left * right);
}
