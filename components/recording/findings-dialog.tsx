"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { FindingSentence } from "@/components/health/finding-sentence";
import { LevelMark } from "@/components/health/level-mark";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { RecordingFindings, ShownFinding } from "@/lib/lint/recording-findings";
import { recordingHref } from "@/lib/url-state/list-state";

const FixDialog = dynamic(() => import("@/components/fix/fix-dialog").then((module) => module.FixDialog), {
  ssr: false,
});

type Props = { path: string; found: RecordingFindings; onClose: () => void };

/** What a check finds in one recording, each with its place, and with its fix where there is one. */
export function FindingsDialog({ path, found: { findings, compared }, onClose }: Props) {
  const { readOnly } = useServer();
  const [fixing, setFixing] = useState<ShownFinding | null>(null);
  if (fixing) {
    const { rule, pointer } = fixing;
    return <Fixing path={path} rule={rule} pointer={pointer} onClose={onClose} />;
  }
  return (
    <Dialog open onOpenChange={onClose} title={formatQuantity(findings.length, "finding")}>
      <ul aria-label="Findings" className="divide-y rounded-md border">
        {findings.map((finding, index) => (
          <li key={index} className="flex items-start gap-2 px-3 py-2">
            <span className="mt-0.5">
              <LevelMark level={finding.level} />
            </span>
            <div className="min-w-0 flex-1">
              <p className="recorded">
                <FindingSentence finding={finding} />
              </p>
              <Place path={path} finding={finding} onClose={onClose} />
            </div>
            {!readOnly && finding.fixName !== null && (
              <Button tone="quiet" aria-label={`Fix finding ${index + 1}`} onClick={() => setFixing(finding)}>
                Fix…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!compared && (
        <p className="mt-2 text-small text-ink-muted">
          Looked for in this file alone;{" "}
          <Link href="/health" className="underline">
            Health
          </Link>{" "}
          compares it with the others, too.
        </p>
      )}
    </Dialog>
  );
}

/** Kept the same while it is open: the dialog looks again at whatever it is given anew. */
function Fixing({
  path,
  rule,
  pointer,
  onClose,
}: {
  path: string;
  rule: string;
  pointer: string;
  onClose: () => void;
}) {
  const [choice] = useState({ rule, chosen: [{ path, pointer }] });
  return <FixDialog choice={choice} onClose={onClose} />;
}

function Place({ path, finding, onClose }: { path: string; finding: ShownFinding; onClose: () => void }) {
  const { rule, pointer, line, column } = finding;
  const href = `${recordingHref(path)}?${new URLSearchParams({ tab: "raw", at: pointer })}`;
  return (
    <p className="tabular flex flex-wrap gap-x-2 text-small text-ink-muted">
      <span>{rule}</span>
      <Link href={href} onClick={onClose} className="recorded min-w-0 truncate font-mono underline">
        line {line}, column {column}
        {pointer !== "" && ` · ${visibleText(pointer)}`}
      </Link>
    </p>
  );
}
