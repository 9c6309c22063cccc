import { setTimeout as wait } from "node:timers/promises";

type Item = Record<string, unknown>;
type Query = Item | undefined;

const fits = (item: Item, query: Query) => Object.entries(query ?? {}).every(([name, value]) => item[name] === value);

/** By which field the items of a collection are found; without it a search reads them all, and grows with every launch. */
const BY: Record<string, string> = { nonce: "nonce", state: "state", contexttoken: "contextId", idtoken: "user" };

class Collection {
  readonly #field: string | undefined;
  readonly #shelves = new Map<unknown, Item[]>();

  constructor(name: string) {
    this.#field = BY[name];
  }

  #shelfOf(item: Item): unknown {
    return this.#field === undefined ? "all" : item[this.#field];
  }

  #searched(query: Query): Item[] {
    const isNamed = this.#field === undefined || this.#field in (query ?? {});
    return isNamed ? (this.#shelves.get(this.#shelfOf(query ?? {})) ?? []) : [...this.#shelves.values()].flat();
  }

  add(item: Item): void {
    const shelf = this.#shelves.get(this.#shelfOf(item));
    if (shelf === undefined) this.#shelves.set(this.#shelfOf(item), [item]);
    else shelf.push(item);
  }

  find(query: Query): Item[] {
    return this.#searched(query).filter((item) => fits(item, query));
  }

  remove(query: Query): void {
    for (const item of this.find(query)) {
      const shelf = this.#shelves.get(this.#shelfOf(item)) ?? [];
      shelf.splice(shelf.indexOf(item), 1);
    }
  }
}

/**
 * The seven methods that ltijs asks of a database, in memory, so that it needs no MongoDB. Each takes `delayMs`, as a
 * database elsewhere does. Its first word is a key to encrypt with; nothing here is worth that.
 */
export function memoryStore(delayMs = 0) {
  const collections = new Map<string, Collection>();
  const later = () => (delayMs > 0 ? wait(delayMs) : undefined);
  const of = (name: string) => {
    const known = collections.get(name) ?? new Collection(name);
    collections.set(name, known);
    return known;
  };
  return {
    setup: async () => true,
    Close: async () => true,
    /** `false` when there is none; ltijs takes an empty list for a hit. */
    async Get(_key: unknown, name: string, query?: Query): Promise<Item[] | false> {
      await later();
      const found = of(name).find(query);
      return found.length === 0 ? false : found;
    },
    async Insert(_key: unknown, name: string, item: Item, index: Item = {}) {
      await later();
      of(name).add({ ...index, ...item });
      return true;
    },
    async Replace(_key: unknown, name: string, query: Query, item: Item, index: Item = {}) {
      await later();
      of(name).remove(query);
      of(name).add({ ...index, ...item });
      return true;
    },
    async Modify(_key: unknown, name: string, query: Query, change: Item) {
      await later();
      for (const item of of(name).find(query)) Object.assign(item, change);
      return true;
    },
    async Delete(name: string, query: Query) {
      await later();
      of(name).remove(query);
      return true;
    },
  };
}
