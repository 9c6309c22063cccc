import { mkdirSync, writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

/**
 * Draws the extension's icons: two speech bubbles, one answering the other.
 * `node extension/icons/draw.ts` writes them to `extension/public/icons/`.
 */
type Colour = readonly [number, number, number];
/** Signed distance to a shape, in a square from 0 to 1; negative inside. */
type Shape = (x: number, y: number) => number;

const ACCENT: Colour = [12, 100, 95];
const LIGHT: Colour = [253, 252, 249];
const SOFT: Colour = [131, 207, 197];
/** Samples along each side of a pixel. */
const FINE = 6;

const box =
  (cx: number, cy: number, halfWidth: number, halfHeight: number, round: number): Shape =>
  (x, y) => {
    const dx = Math.abs(x - cx) - halfWidth + round;
    const dy = Math.abs(y - cy) - halfHeight + round;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
  };
/** A triangle's corner below a bubble, pointing down at one side. */
const tail =
  (left: number, top: number, size: number, towards: 1 | -1): Shape =>
  (x, y) => {
    const along = (x - left) * towards;
    return Math.max(-along, y - top - size + along, top - y);
  };
const either =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

const ground = box(0.5, 0.5, 0.5, 0.5, 0.22);
const question = either(box(0.42, 0.38, 0.26, 0.18, 0.1), tail(0.26, 0.5, 0.18, 1));
const rim = box(0.6, 0.62, 0.29, 0.2, 0.13);
const answer = either(box(0.6, 0.62, 0.24, 0.15, 0.1), tail(0.76, 0.72, 0.16, -1));

function colourAt(x: number, y: number): readonly [number, number, number, number] {
  if (ground(x, y) > 0) return [0, 0, 0, 0];
  if (answer(x, y) <= 0) return [...LIGHT, 255];
  if (rim(x, y) <= 0) return [...ACCENT, 255];
  if (question(x, y) <= 0) return [...SOFT, 255];
  return [...ACCENT, 255];
}

function pixel(size: number, column: number, row: number): number[] {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < FINE * FINE; sample += 1) {
    const x = (column + ((sample % FINE) + 0.5) / FINE) / size;
    const y = (row + (Math.floor(sample / FINE) + 0.5) / FINE) / size;
    const [red, green, blue, alpha] = colourAt(x, y);
    [red, green, blue].forEach((part, index) => (sum[index] = (sum[index] ?? 0) + part * alpha));
    sum[3] = (sum[3] ?? 0) + alpha;
  }
  const alpha = sum[3] ?? 0;
  if (alpha === 0) return [0, 0, 0, 0];
  return [...sum.slice(0, 3).map((part) => Math.round(part / alpha)), Math.round(alpha / (FINE * FINE))];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PNG of `size` by `size` pixels, 8 bits RGBA. */
function draw(size: number): Buffer {
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_, column) => pixel(size, column, row)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk("IDAT", deflateSync(Buffer.from(rows.flat()), { level: 9 }));
  return Buffer.concat([signature, chunk("IHDR", header), data, chunk("IEND", Buffer.alloc(0))]);
}

const folder = new URL("../public/icons/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const size of [16, 32, 48, 128]) writeFileSync(new URL(`${size}.png`, folder), draw(size));
