type Rgb = readonly [number, number, number];

/**
 * A picture of up to 16 colours as a PNG file. The pixels are stored, not compressed: a compressor's output changes
 * with its version, and samples must not.
 */
export function pngOf(width: number, height: number, palette: readonly Rgb[], at: (x: number, y: number) => number) {
  const rows: number[] = [];
  for (let y = 0; y < height; y++) {
    rows.push(0);
    for (let x = 0; x < width; x += 2) rows.push((at(x, y) << 4) | at(x + 1, y));
  }
  const header = [...uint32(width), ...uint32(height), 4, 3, 0, 0, 0];
  const bytes = [
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...block("IHDR", header),
    ...block("PLTE", palette.flat()),
    ...block("IDAT", stored(rows)),
    ...block("IEND", []),
  ];
  return Uint8Array.from(bytes);
}

function block(name: string, data: readonly number[]): number[] {
  const body = [...[...name].map((letter) => letter.charCodeAt(0)), ...data];
  return [...uint32(data.length), ...body, ...uint32(crc32(body))];
}

/** A zlib stream of one stored block: at most 65,535 bytes. */
function stored(data: readonly number[]): number[] {
  const size = data.length;
  const sizes = [size & 255, size >> 8, ~size & 255, (~size >> 8) & 255];
  return [0x78, 0x01, 0x01, ...sizes, ...data, ...uint32(adler32(data))];
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function crc32(data: readonly number[]): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function adler32(data: readonly number[]): number {
  let a = 1;
  let b = 0;
  for (const byte of data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
