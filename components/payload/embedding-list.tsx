import type { VectorView } from "@/components/conversation/payload-view";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

const WIDTH = 480;
const HEIGHT = 48;

/** Vectors by what can be told apart by eye: dimension, norm, range, and their outline. */
export function EmbeddingList({ vectors, total }: { vectors: readonly VectorView[]; total: number }) {
  return (
    <section aria-label="Embeddings">
      <h3 className="mb-1 font-semibold">{formatQuantity(total, "embedding")}</h3>
      <ul className="divide-y">
        {vectors.map((vector) => (
          <li key={vector.pointer} className="py-2">
            <p className="recorded mb-1 max-w-[72ch]">{visibleText(vector.label)}</p>
            <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
              <Plot vector={vector} />
              <dl className="grid grid-cols-[auto_auto] gap-x-3 text-small">
                <Fact name="dimension" value={String(vector.dimension)} />
                <Fact name="norm" value={formatValue(vector.norm)} exact={vector.norm} />
                <Fact name="min" value={formatValue(vector.min)} exact={vector.min} />
                <Fact name="max" value={formatValue(vector.max)} exact={vector.max} />
              </dl>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, value, exact }: { name: string; value: string; exact?: number }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="tabular text-right" title={exact === undefined ? undefined : String(exact)}>
        {value}
      </dd>
    </>
  );
}

/** Each stretch of the vector as a bar from its lowest to its highest value; the line is zero. */
function Plot({ vector }: { vector: VectorView }) {
  const low = Math.min(0, vector.min);
  const high = Math.max(0, vector.max);
  const span = high - low || 1;
  const y = (value: number) => ((high - value) / span) * HEIGHT;
  const step = WIDTH / Math.max(1, vector.outline.length);
  const path = vector.outline
    .map(([least, most], index) => {
      const x = (index + 0.5) * step;
      const top = y(Math.max(most, 0));
      const bottom = Math.max(y(Math.min(least, 0)), top + 0.5);
      return `M${x.toFixed(1)} ${top.toFixed(1)}V${bottom.toFixed(1)}`;
    })
    .join("");
  return (
    <svg
      role="img"
      aria-label={`Values of ${vector.dimension} dimensions, from ${formatValue(vector.min)} to ${formatValue(vector.max)}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-12 w-full max-w-[480px]"
    >
      <path d={path} className="stroke-accent" strokeWidth={Math.max(1, step * 0.7)} fill="none" />
      <path d={`M0 ${y(0).toFixed(1)}H${WIDTH}`} className="stroke-line-strong" strokeWidth={1} fill="none" />
    </svg>
  );
}

function formatValue(value: number): string {
  return value === 0 || Math.abs(value) >= 0.001 ? String(Number(value.toFixed(4))) : value.toExponential(2);
}
