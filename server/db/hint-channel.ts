import pg from "pg";
import * as z from "zod/mini";
import type { Hint } from "./transaction.ts";

const CHANNEL = "ask_a_peer";
/** NOTIFY carries at most 8,000 bytes. */
const AT_ONCE = 40;
const RECONNECT_MS = 1000;

const Words = z.optional(z.array(z.string()));
const Payload = z.object({ heads: Words, ended: Words, matching: Words });

/** What another node said; null for words that are no hint, since anybody in the database may notify. */
function hintOf(payload: string | undefined): Hint | null {
  try {
    const { heads = [], ended = [], matching = [] } = z.parse(Payload, JSON.parse(payload ?? ""));
    return { heads, ended, matching };
  } catch {
    return null;
  }
}

interface Listening {
  hear: (hint: Hint) => void;
  /** The connection broke after it was given out. */
  lost: (client: pg.Client) => void;
  onError: (error: Error) => void;
}

/** A connection that listens; null when there is none to be had. */
async function listening(connectionString: string, { hear, lost, onError }: Listening): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 2000,
    keepAlive: true,
    query_timeout: 12_000,
    options: "-c role=app",
  });
  client.on("error", (error) => {
    onError(error);
    lost(client);
  });
  client.on("notification", ({ payload }) => {
    const hint = hintOf(payload);
    if (hint !== null) hear(hint);
  });
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return client;
  } catch (error) {
    onError(error as Error);
    await client.end().catch(() => {});
    return null;
  }
}

/** Hints as payloads that each fit into one NOTIFY. */
function partsOf({ heads, ended, matching }: Required<Hint>): string[] {
  const most = Math.max(heads.length, ended.length, matching.length);
  return Array.from({ length: Math.ceil(most / AT_ONCE) }, (_, part) => {
    const of = (all: string[]) => all.slice(part * AT_ONCE, (part + 1) * AT_ONCE);
    return JSON.stringify({ heads: of(heads), ended: of(ended), matching: of(matching) } satisfies Hint);
  });
}

/**
 * One connection of its own that listens and notifies for this node, outside every transaction: a NOTIFY inside one
 * takes a global lock through the commit. Hints of the same moment go out together; lost ones are made up for by sweeps.
 */
export function hintChannel(connectionString: string, onError: (error: Error) => void) {
  const listeners = new Set<(hint: Hint) => void>();
  let waiting: Required<Hint> = { heads: [], ended: [], matching: [] };
  let client: pg.Client | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let connecting: Promise<void> | undefined;
  let sending: Promise<unknown> = Promise.resolve();

  const again = () => {
    client = undefined;
    if (!closed && timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined;
        connecting = connect();
      }, RECONNECT_MS);
      timer.unref();
    }
  };

  const connect = async () => {
    const hear = (hint: Hint) => listeners.forEach((listener) => listener(hint));
    const lost = (gone: pg.Client) => client === gone && again();
    client = (await listening(connectionString, { hear, lost, onError })) ?? undefined;
    if (client === undefined) again();
    else flush();
  };

  const flush = () => {
    if (client === undefined) return;
    const sender = client;
    const parts = partsOf({ ...waiting, matching: [...new Set(waiting.matching)] });
    waiting = { heads: [], ended: [], matching: [] };
    for (const part of parts) {
      // One after the other: a connection takes one query at a time.
      sending = sending.then(() => sender.query("select pg_notify($1, $2)", [CHANNEL, part])).catch(onError);
    }
  };

  connecting = connect();
  return {
    hint: (hint: Hint) => {
      const { heads = [], ended = [], matching = [] } = hint;
      // This node's own matcher is old at once, not when the notice comes back.
      if (matching.length > 0) listeners.forEach((listener) => listener({ matching }));
      if (waiting.heads.length + waiting.ended.length + waiting.matching.length === 0) setImmediate(flush);
      if (waiting.heads.length < 10_000) waiting.heads.push(...heads);
      waiting.ended.push(...ended);
      if (waiting.matching.length < 10_000) waiting.matching.push(...matching);
    },
    onHint: (listener: (hint: Hint) => void) => void listeners.add(listener),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await connecting;
      await sending;
      await client?.end().catch(() => {});
    },
  };
}
