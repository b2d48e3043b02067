import { pngOf } from "./png";

const WIDTH = 64;
const HEIGHT = 48;
const HORIZON = 32;

const palette = [
  [38, 50, 92],
  [78, 84, 132],
  [150, 112, 140],
  [232, 160, 122],
  [24, 62, 88],
  [40, 92, 116],
  [244, 240, 230],
  [192, 62, 54],
  [255, 226, 120],
  [58, 54, 58],
] as const;

/** A lighthouse at dusk: bands of sky, a sea with waves, a striped tower on a rock, and its light. */
function colourAt(x: number, y: number): number {
  const fromTower = Math.abs(x - 43.5);
  if (y >= 8 && y < 12 && fromTower < 3) return 8;
  if (y >= 5 && y < 8 && fromTower < 4 - (8 - y)) return 7;
  if (y >= 12 && y < 34 && fromTower < 3 + (y - 12) / 9) return Math.floor((y - 12) / 4) % 2 === 0 ? 6 : 7;
  if (y >= 34 && fromTower < 6 + (y - 34) * 1.2 && y < 42) return 9;
  if (x < 40 && Math.abs(y - 10) < (40 - x) / 9 && y < HORIZON) return 8;
  if (y < HORIZON) return Math.min(3, Math.floor(y / 8));
  return (x + y * 3) % 11 < 4 && y % 3 === 0 ? 5 : 4;
}

export function lighthousePng(): Uint8Array {
  return pngOf(WIDTH, HEIGHT, palette, colourAt);
}

/** As the image parts of requests carry it. */
export function lighthouseUrl(): string {
  return `data:image/png;base64,${Buffer.from(lighthousePng()).toString("base64")}`;
}
