import { randomFillSync } from "node:crypto";

const STORE = 4096;
const store = Buffer.alloc(STORE);
let used = STORE;

/**
 * So many random bytes, each given once, fit for secrets. They come out of a store that is filled whole: to ask the system
 * each time costs several times as much as the bytes.
 */
export function randomly(count: number): Buffer {
  if (count > STORE) return randomFillSync(Buffer.alloc(count));
  if (used + count > STORE) {
    randomFillSync(store);
    used = 0;
  }
  const bytes = Buffer.from(store.subarray(used, used + count));
  // Nothing that was given stays here to be read.
  store.fill(0, used, used + count);
  used += count;
  return bytes;
}
