import { shortName } from "@/components/recording/names";
import { Sentence } from "@/components/ui/sentence";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { grouped } from "@/lib/list/grouped";
import type { RerecordPlan } from "@/lib/take/plan";

/** Recordings that are named one by one. */
const NAMED = 100;

/** Who would be asked. */
export function Hosts({ plan: { hosts } }: { plan: RerecordPlan }) {
  return (
    <table aria-label="Who would be asked" className="w-full">
      <tbody className="divide-y">
        {hosts.map(({ host, provider, requests }) => (
          <tr key={`${host} ${provider}`}>
            <th scope="row" className="recorded py-1 text-left font-medium">
              {visibleText(host)}
            </th>
            <td className="py-1 pl-3 text-ink-muted max-sm:hidden">{provider}</td>
            <td className="tabular py-1 pl-3 text-right whitespace-nowrap">{formatQuantity(requests, "recording")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Recordings that cannot be asked, by the reason. */
export function Refused({ plan: { refused } }: { plan: RerecordPlan }) {
  return (
    <section aria-label="Cannot be asked">
      <h3 className="text-warning">{formatQuantity(refused.length, "recording")} cannot be asked</h3>
      <ul className="divide-y">
        {[...grouped(refused, ({ why }) => why)].map(([why, those]) => (
          <li key={why} className="py-1">
            <p className="recorded text-ink-muted">
              <Sentence text={why.charAt(0).toUpperCase() + why.slice(1)} />
            </p>
            <details>
              <summary className="w-fit rounded-sm text-ink-muted">{formatQuantity(those.length, "recording")}</summary>
              <ul>
                {those.slice(0, NAMED).map(({ path }) => (
                  <li key={path} title={visibleText(path)} className="recorded truncate font-mono text-code">
                    {visibleText(shortName(path))}
                  </li>
                ))}
                {those.length > NAMED && <li>and {formatCount(those.length - NAMED)} more</li>}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
