import type { PictureBody } from "../../server/contract/index.ts";
import type { Outcome, TroubleCode } from "../carrier.ts";
import { uuid } from "../uuid.ts";

const MAX_BYTES = 400_000;
const MAX_SIDE = 1600;
const MIN_SIDE = 200;
const QUALITIES = [0.85, 0.7, 0.5] as const;

/** A picture drawn anew at some size and quality; null when the browser cannot write the type. */
export type Draw = (width: number, height: number, quality: number) => Promise<Blob | null>;

/** The largest size of `width` × `height` whose longer side is at most `side`, whole pixels, at least one. */
export function fit(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Draws ever smaller and coarser until it fits into 400 kB; null when even the smallest does not. */
export async function shrinkUntilItFits(width: number, height: number, draw: Draw) {
  for (let side = MAX_SIDE; side >= MIN_SIDE; side = Math.floor(side * 0.7)) {
    const size = fit(width, height, side);
    for (const quality of QUALITIES) {
      const blob = await draw(size.width, size.height, quality);
      if (blob && blob.size <= MAX_BYTES) return { ...size, blob };
    }
  }
  return null;
}

/** Canvas holds pixels alone, so place, camera and author of the original are gone. */
function drawOn(bitmap: ImageBitmap): Draw {
  const canvas = document.createElement("canvas");
  const encode = (type: string, quality: number) =>
    new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  return async (width, height, quality) => {
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, width, height);
    const webp = await encode("image/webp", quality);
    // A browser that cannot write WebP answers with PNG without saying so.
    return webp?.type === "image/webp" ? webp : encode("image/jpeg", quality);
  };
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}

const refuse = (code: TroubleCode): Outcome<never> => ({
  ok: false,
  trouble: { code, title: "", status: null, fields: [], retryAfter: null },
});

/** Shrinks a pasted picture and strips its metadata on the device: WebP (else JPEG), at most 1,600 pixels and 400 kB. `unreadable` for what is no picture, `too_large` when it cannot be made small enough. */
export async function shrinkPicture(picture: Blob): Promise<Outcome<PictureBody>> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(picture);
  } catch {
    return refuse("unreadable");
  }
  try {
    const fitted = await shrinkUntilItFits(bitmap.width, bitmap.height, drawOn(bitmap));
    if (!fitted) return refuse("too_large");
    const { blob, width, height } = fitted;
    const mime = blob.type === "image/webp" ? "image/webp" : "image/jpeg";
    return { ok: true, value: { id: uuid(), mime, width, height, data: await base64(blob) } };
  } finally {
    bitmap.close();
  }
}
