import { startProcess } from "../../factories/process.ts";
import type { TestPlatform } from "../../lti/platform.ts";
import { launcher } from "./launch.ts";

export interface Measured {
  launches: number;
  /** Milliseconds of processor time of its process, a launch. */
  cpuMs: number;
  perCoreSecond: number;
  p50Ms: number;
  p99Ms: number;
  megabytes: number;
}

export interface Load {
  warmUp: number;
  launches: number;
  atOnce: number;
  /** How many different people come. */
  people: number;
}

/** Starts a program, launches it so many times, and reads what that has cost its process. */
export async function measured(
  script: string,
  env: Record<string, string>,
  platform: TestPlatform,
  load: Load,
): Promise<Measured> {
  const running = startProcess(script, env);
  const said = await running.says(/{"port":(\d+)}/);
  const browser = launcher(Number(said[1]), platform);
  let asked = 0;
  const used = async () => {
    asked += 1;
    running.process.stdin?.write("cpu\n");
    const all = await running.says(new RegExp(`(?:[^]*?{"cpu":(\\d+),"megabytes":(\\d+)}){${asked}}`));
    return { cpu: Number(all[1]), megabytes: Number(all[2]) };
  };
  try {
    await many(load.warmUp, load, (user) => browser.launch(user));
    const before = await used();
    const times = await many(load.launches, load, (user) => browser.launch(user));
    const after = await used();
    const cpuMs = (after.cpu - before.cpu) / 1000 / load.launches;
    const at = (share: number) => rounded(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0);
    return {
      launches: load.launches,
      cpuMs: rounded(cpuMs),
      perCoreSecond: Math.round(1000 / cpuMs),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      megabytes: after.megabytes,
    };
  } catch (error) {
    // Without its log nobody would know why.
    throw new Error(running.output().slice(-3000), { cause: error });
  } finally {
    browser.close();
    await running.end();
  }
}

export const rounded = (value: number) => Math.round(value * 1000) / 1000;

async function many(count: number, { atOnce, people }: Load, launch: (user: number) => Promise<void>) {
  const times: number[] = [];
  let next = 0;
  const one = async () => {
    while (next < count) {
      const user = next++ % people;
      const from = performance.now();
      await launch(user);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return times;
}
