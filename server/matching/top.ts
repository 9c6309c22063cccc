/**
 * The best `limit` of the numbers 0 to `count` − 1, best first. `before(a, b)` must be a strict total order; memory
 * grows with `limit` alone.
 */
export function topOf(count: number, limit: number, before: (a: number, b: number) => boolean): number[] {
  const heap: number[] = [];
  if (limit < 1) return heap;
  const at = (place: number): number => heap[place] ?? 0;
  const sink = (item: number, length: number): void => {
    let place = 0;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= length) break;
      // The worst stays on top.
      if (child + 1 < length && before(at(child), at(child + 1))) child++;
      if (!before(item, at(child))) break;
      heap[place] = at(child);
      place = child;
    }
    heap[place] = item;
  };
  for (let item = 0; item < count; item++) {
    if (heap.length < limit) {
      let place = heap.push(item) - 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (!before(at(parent), item)) break;
        heap[place] = at(parent);
        place = parent;
      }
      heap[place] = item;
    } else if (before(item, at(0))) sink(item, heap.length);
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1));
}
