import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Milliseconds, and the bytes that what was made holds on to (heap and buffers). */
export interface Made<T> {
  readonly value: T;
  readonly buildMs: number;
  readonly megabytes: number;
}

const held = (): number => {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Makes something, and tells what it took. */
export async function made<T>(make: () => T | Promise<T>): Promise<Made<T>> {
  const before = held();
  const start = performance.now();
  const value = await make();
  const buildMs = performance.now() - start;
  return { value, buildMs: Math.round(buildMs), megabytes: Math.round((held() - before) / 1e5) / 10 };
}

/** Milliseconds of one call: median and 99th percentile. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly calls: number;
}

const at = (sorted: Float64Array, share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(4));

/** Times `run` over the queries, each once, after a tenth of them (at most 200) to warm up; stops after `budgetMs`. */
export async function timed<Q>(queries: readonly Q[], run: (query: Q) => unknown, budgetMs = 20_000): Promise<Times> {
  const warm = Math.min(200, Math.ceil(queries.length / 10));
  const until = performance.now() + budgetMs;
  for (const query of queries.slice(0, warm)) {
    await run(query);
    if (performance.now() > until) break;
  }
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    const answer = run(query);
    if (answer instanceof Promise) await answer;
    times.push(performance.now() - start);
    if (performance.now() > until) break;
  }
  const sorted = Float64Array.from(times).sort();
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99), calls: sorted.length };
}
