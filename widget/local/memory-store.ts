import { SCHEMA, type Tables } from "./rows.ts";
import type { Store, Table } from "./store.ts";

type Contents = Map<string, Map<string, unknown>>;

/** A store that lives as long as its window; for browsers that keep nothing, and for tests. */
export function createMemoryStore(): Store {
  const contents: Contents = new Map(Object.keys(SCHEMA).map((name) => [name, new Map()]));
  const watchers = new Set<() => void>();
  let turn: Promise<unknown> = Promise.resolve();
  let inside = false;
  let changed = false;

  function noteChange(): void {
    changed = true;
    if (!inside) flush();
  }
  function flush(): void {
    if (!changed) return;
    changed = false;
    for (const watcher of watchers) watcher();
  }
  const tables = Object.fromEntries(
    Object.entries(SCHEMA).map(([name, schema]) => [
      name,
      tableOf(contents, name, schema.split(",")[0] ?? "id", noteChange),
    ]),
  ) as unknown as Store["tables"];

  async function change<T>(run: () => Promise<T>): Promise<T> {
    const before = new Map(Array.from(contents, ([name, rows]) => [name, new Map(rows)]));
    inside = true;
    try {
      return await run();
    } catch (reason) {
      for (const [name, rows] of before) contents.set(name, rows);
      throw reason;
    } finally {
      inside = false;
      flush();
    }
  }

  return {
    kind: "memory",
    tables,
    together<T>(run: () => Promise<T>): Promise<T> {
      const result = turn.then(() => change(run));
      turn = result.catch(() => {});
      return result;
    },
    live(query, tell) {
      let stopped = false;
      const look = () => {
        void turn.then(query).then((answer) => {
          if (!stopped) tell(answer);
        });
      };
      watchers.add(look);
      look();
      return () => {
        stopped = true;
        watchers.delete(look);
      };
    },
    close: () => watchers.clear(),
  };
}

function tableOf<Row extends Tables[keyof Tables]>(
  contents: Contents,
  name: string,
  keyName: string,
  noteChange: () => void,
): Table<Row> {
  const rows = () => contents.get(name) as Map<string, Row>;
  const field = (row: Row, key: string) => (row as unknown as Record<string, unknown>)[key];
  return {
    get: async (key) => structuredClone(rows().get(key)),
    all: async () => structuredClone(sorted(rows())),
    by: async (index, value) => structuredClone(sorted(rows()).filter((row) => field(row, index) === value)),
    async put(...fresh) {
      for (const row of structuredClone(fresh)) rows().set(String(field(row, keyName)), row);
      noteChange();
    },
    async drop(...keys) {
      for (const key of keys) rows().delete(key);
      noteChange();
    },
    async clear() {
      rows().clear();
      noteChange();
    },
  };
}

const sorted = <Row>(rows: Map<string, Row>): Row[] =>
  Array.from(rows)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
