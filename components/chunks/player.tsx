"use client";

import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { formatCount } from "@/lib/format/human";
import { type Playback, SPEEDS } from "./use-playback";

/** Play, pause, step, scrub and speed of a stream. */
export function Player({ playback, total }: { playback: Playback; total: number }) {
  const { position, playing, speed } = playback;
  return (
    <fieldset aria-label="Playback" className="flex flex-wrap items-center gap-1.5">
      <IconButton label="One chunk back" keys="," disabled={position === 0} onClick={() => playback.seek(position - 1)}>
        <SkipBack aria-hidden size={14} />
      </IconButton>
      <IconButton label={playing ? "Pause" : "Play"} keys="space" onClick={playback.toggle}>
        {playing ? <Pause aria-hidden size={14} /> : <Play aria-hidden size={14} />}
      </IconButton>
      <IconButton
        label="One chunk forward"
        keys="."
        disabled={position >= total}
        onClick={() => playback.seek(position + 1)}
      >
        <SkipForward aria-hidden size={14} />
      </IconButton>
      <input
        type="range"
        aria-label="Position in the stream"
        aria-valuetext={`${position} of ${total} chunks`}
        min={0}
        max={total}
        value={position}
        onChange={(event) => playback.seek(Number(event.target.value))}
        className="w-28 accent-[var(--accent-fill)] sm:w-56"
      />
      <span className="min-w-24 text-ink-muted tabular">
        {formatCount(position)} / {formatCount(total)}
      </span>
      <label
        className="flex items-center gap-1.5 text-ink-muted"
        title="The recorder stores no times: the pace is synthetic"
      >
        <select
          aria-label="Speed, chunks a second"
          value={speed}
          onChange={(event) => playback.setSpeed(Number(event.target.value))}
          className="h-7 rounded-md border bg-raised px-1 text-ui text-ink"
        >
          {SPEEDS.map((choice) => (
            <option key={choice} value={choice}>
              {choice}/s
            </option>
          ))}
        </select>
        synthetic pace
      </label>
    </fieldset>
  );
}
