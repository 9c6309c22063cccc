import type { Store, Table } from "../../widget/local/store.ts";

/** What a program meets that is stopped: from here on nothing it does has any effect. */
export class Stopped extends Error {}

/**
 * A life that ends at its `steps`-th wait. `step` is called wherever the program waits for storage or network;
 * once the life is over every further step throws, so nothing can be done after it.
 */
export function mortal(steps: number) {
  let taken = 0;
  const step = () => {
    taken += 1;
    if (taken > steps) throw new Stopped();
  };
  return {
    /** True when it ended before the program was done. */
    ended: () => taken > steps,
    store: (store: Store): Store => mortalStore(store, step),
    /** May end before a call leaves, and after it was done but before the answer is heard. */
    fetch:
      (real: typeof fetch): typeof fetch =>
      async (input, init) => {
        step();
        const answer = await real(input, init);
        step();
        return answer;
      },
  };
}

function mortalStore(store: Store, step: () => void): Store {
  const tables = Object.fromEntries(
    Object.entries(store.tables).map(([name, table]) => [name, mortalTable(table as Table<unknown>, step)]),
  ) as unknown as Store["tables"];
  return {
    ...store,
    tables,
    async together(change) {
      step();
      const result = await store.together(async () => {
        const made = await change();
        step();
        return made;
      });
      step();
      return result;
    },
  };
}

function mortalTable(table: Table<unknown>, step: () => void): Table<unknown> {
  const before =
    <Values extends unknown[], Result>(verb: (...values: Values) => Promise<Result>) =>
    async (...values: Values): Promise<Result> => {
      step();
      return verb(...values);
    };
  return {
    get: before(table.get),
    all: before(table.all),
    by: before(table.by),
    put: before(table.put),
    drop: before(table.drop),
    clear: before(table.clear),
  };
}
