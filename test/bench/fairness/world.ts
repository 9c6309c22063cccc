import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface WorldCoach {
  readonly id: number;
  /** Strength above 0, up to 1, by skill. */
  readonly skills: Readonly<Record<string, number>>;
  /** Accepted asks a week. */
  readonly capacity: number;
  /** Lets an offer pass its deadline half of the time. */
  readonly slow: boolean;
  /** From week, to week. */
  readonly leave: readonly [number, number] | null;
  readonly newcomerWeek: number;
}

export interface WorldAsk {
  readonly id: number;
  readonly week: number;
  readonly skill: number;
  readonly minutes: number;
}

export interface World {
  readonly coaches: readonly WorldCoach[];
  readonly asks: readonly WorldAsk[];
}

/** What makes a world from a seed, out of the evaluation data; null where there are none. */
export async function worldMaker(data: string): Promise<((seed: number) => World) | null> {
  const file = join(data, "fairness/world.mjs");
  if (!existsSync(file)) return null;
  const made = (await import(pathToFileURL(file).href)) as { world(seed: number): World };
  return made.world;
}

/** A number from 0 to 1 for a seed and two ids, the same for the same ones, as good as drawn (mulberry32). */
export function chanceOf(seed: number, one: number, other: number): number {
  const state = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(one + 1, 0x85ebca6b) ^ Math.imul(other + 1, 0xc2b2ae35);
  let mixed = (state + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
