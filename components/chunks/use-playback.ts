"use client";

import { useEffect, useState } from "react";

/** Chunks a second. The recorder stores no times: every pace is synthetic. */
export const SPEEDS = [5, 20, 60, 200] as const;

export type Playback = {
  /** How many chunks have arrived; all of them while nothing plays. */
  position: number;
  playing: boolean;
  speed: number;
  toggle: () => void;
  seek: (position: number) => void;
  setSpeed: (speed: number) => void;
};

/** Plays a stream of `total` chunks at a steady pace. */
export function usePlayback(total: number): Playback {
  const [position, setPosition] = useState(total);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(SPEEDS[1]);

  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let owed = 0;
    let frame = requestAnimationFrame(function tick(now) {
      owed += ((now - last) / 1000) * speed;
      last = now;
      const whole = Math.floor(owed);
      if (whole > 0) {
        owed -= whole;
        setPosition((old) => Math.min(total, old + whole));
      }
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, total]);

  useEffect(() => {
    if (position >= total) setPlaying(false);
  }, [position, total]);

  return {
    position,
    playing,
    speed,
    setSpeed,
    toggle: () => {
      if (!playing && position >= total) setPosition(0);
      setPlaying(!playing);
    },
    seek: (next) => {
      setPlaying(false);
      setPosition(Math.max(0, Math.min(total, next)));
    },
  };
}
