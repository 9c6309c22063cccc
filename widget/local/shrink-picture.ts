import type { PictureBody } from "../../server/contract/index.ts";
import { trouble, type Outcome } from "../carrier.ts";
import { uuid } from "../uuid.ts";

/** The contract's bound on base64 is 550,000 letters: 400 kB of picture. */
const MAX_BYTES = 400_000;
const MAX_SIDE = 1600;
const SMALLEST_SIDE = 400;
const QUALITIES = [0.85, 0.7, 0.5];

/** Draws a pasted picture anew, smaller and as WebP: what a camera or a screen grabber wrote beside it stays behind. */
export async function shrink(picture: Blob): Promise<Outcome<PictureBody>> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(picture);
  } catch {
    return { ok: false, trouble: trouble("unreadable") };
  }
  try {
    for (let side = MAX_SIDE; side >= SMALLEST_SIDE; side /= 2) {
      const canvas = draw(bitmap, side);
      for (const quality of QUALITIES) {
        const blob = await canvas.convertToBlob({ type: "image/webp", quality });
        if (blob.size <= MAX_BYTES) return { ok: true, value: await bodyOf(blob, canvas) };
      }
    }
    return { ok: false, trouble: trouble("too_large") };
  } finally {
    bitmap.close();
  }
}

function draw(bitmap: ImageBitmap, side: number): OffscreenCanvas {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A browser that writes no WebP gives PNG instead: the blob's own type is what counts. */
async function bodyOf(blob: Blob, { width, height }: OffscreenCanvas): Promise<PictureBody> {
  const mime = blob.type === "image/webp" ? "image/webp" : "image/png";
  return { id: uuid(), mime, width, height, data: toBase64(new Uint8Array(await blob.arrayBuffer())) };
}

/** In pieces: one call with 400,000 arguments overflows the stack. */
function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary);
}
