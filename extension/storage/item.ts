import { browser } from "wxt/browser";

/** One versioned, schema-checked thing in the extension's storage. */
export interface Item<T> {
  /** What is stored; the fallback when there is nothing, or nothing that can be read. */
  get(): Promise<T>;
  set(value: T): Promise<void>;
  clear(): Promise<void>;
  /** Calls back after every change. Returns what ends it. */
  watch(tell: (value: T) => void): () => void;
}

interface Definition<T> {
  readonly area: "local" | "session";
  readonly name: string;
  /** Rises with each change of the schema that old values do not fit. */
  readonly version: number;
  /** The value as stored, or undefined when it is none of ours. By hand or by a schema: panels carry no schemas. */
  readonly parse: (stored: unknown) => T | undefined;
  readonly fallback: T;
}

export function defineItem<T>({ area, name, version, parse, fallback }: Definition<T>): Item<T> {
  const key = `${name}@${version}`;
  const read = (stored: unknown): T => parse(stored) ?? fallback;
  return {
    get: async () => read((await browser.storage[area].get(key))[key]),
    set: (value) => browser.storage[area].set({ [key]: value }),
    clear: () => browser.storage[area].remove(key),
    watch(tell) {
      const changed = (changes: Record<string, { newValue?: unknown }>, changedArea: string) => {
        if (changedArea === area && key in changes) tell(read(changes[key]?.newValue));
      };
      browser.storage.onChanged.addListener(changed);
      return () => browser.storage.onChanged.removeListener(changed);
    },
  };
}
