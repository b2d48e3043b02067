import { shortName } from "@/components/recording/names";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { grouped } from "@/lib/list/grouped";
import type { RerecordPlan } from "@/lib/take/plan";

/** Recordings that are named one by one. */
const NAMED = 100;

/** Who would be asked, and which recordings cannot be asked, with the reason. */
export function PlanView({ plan: { hosts, refused } }: { plan: RerecordPlan }) {
  const reasons = [...grouped(refused, ({ why }) => why)];
  return (
    <>
      {hosts.length > 0 && (
        <table aria-label="Who would be asked" className="w-full rounded-md">
          <tbody className="divide-y">
            {hosts.map(({ host, provider, requests }) => (
              <tr key={`${host} ${provider}`}>
                <th scope="row" className="recorded py-1 text-left font-medium">
                  {visibleText(host)}
                </th>
                <td className="py-1 pl-3 text-ink-muted">{provider}</td>
                <td className="tabular py-1 pl-3 text-right whitespace-nowrap">
                  {formatQuantity(requests, "recording")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reasons.map(([why, those]) => (
        <section key={why} aria-label="Cannot be asked" className="rounded-md bg-warning-fill px-3 py-2">
          <p className="recorded text-warning">
            {formatQuantity(those.length, "recording")} cannot be asked: {visibleText(why)}
          </p>
          {(those.length > 1 || hosts.length > 0) && (
            <details>
              <summary className="w-fit rounded-sm text-ink-muted">Which</summary>
              <ul className="max-h-40 overflow-y-auto" tabIndex={0} aria-label="Recordings that cannot be asked">
                {those.slice(0, NAMED).map(({ path }) => (
                  <li key={path} title={visibleText(path)} className="recorded truncate font-mono text-code">
                    {visibleText(shortName(path))}
                  </li>
                ))}
                {those.length > NAMED && <li>and {formatCount(those.length - NAMED)} more</li>}
              </ul>
            </details>
          )}
        </section>
      ))}
    </>
  );
}
