import { sql } from "drizzle-orm";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import type { LiveMessage } from "../contract/feed.ts";
import { type Database, rows } from "../db/transaction.ts";

/** A data message at least this often keeps a sleeping browser's worker, and proxies, awake. */
const BEAT_MS = 15_000;
/** The net under lost hints. */
const SWEEP_MS = 1000;

interface Socket {
  ws: WebSocket;
  key: string;
  tokenHash: string | null;
  told: number;
  isAlive: boolean;
}

export interface Live {
  /** Tells everybody's open sockets, on every node, that their feeds have grown. Never throws. */
  hint(orgId: string, personIds: readonly string[]): void;
  /** Takes over a socket whose ticket was good. */
  attach(ws: WebSocket, who: { orgId: string; personId: string; tokenHash: string | null; epoch: string; head: number }): void;
  readonly size: number;
  close(): void;
}

/** The live channel: says that something has changed, never what. */
export function createLive(db: Database, log: Logger): Live {
  const sockets = new Map<string, Set<Socket>>();
  const send = ({ ws }: Socket, message: LiveMessage) => {
    if (ws.readyState === ws.OPEN && ws.bufferedAmount < 65_536) ws.send(JSON.stringify(message));
  };
  const each = (action: (socket: Socket) => void) => sockets.forEach((of) => of.forEach(action));

  const pull = async (keys: readonly string[]) => {
    const here = keys.filter((key) => sockets.has(key));
    if (here.length === 0) return;
    for (const { key, seq } of await headsOf(db, here)) {
      for (const socket of sockets.get(key) ?? []) {
        if (seq <= socket.told) continue;
        socket.told = seq;
        send(socket, { type: "feed", head: seq });
      }
    }
  };
  const pulled = (keys: readonly string[]) => {
    pull(keys).catch((error: unknown) => log.warn({ err: error }, "live: heads could not be read"));
  };

  db.onHint(({ heads = [], ended = [] }) => {
    pulled(heads);
    if (ended.length > 0) each((socket) => ended.includes(socket.tokenHash ?? "") && socket.ws.close(4401, "signed out"));
  });
  const sweep = setInterval(() => pulled([...sockets.keys()]), SWEEP_MS);
  const beat = setInterval(() => {
    each((socket) => {
      if (!socket.isAlive) return socket.ws.terminate();
      socket.isAlive = false;
      socket.ws.ping();
      send(socket, { type: "beat" });
    });
  }, BEAT_MS);
  sweep.unref();
  beat.unref();

  return {
    hint: (orgId, personIds) => {
      if (personIds.length > 0) db.hint({ heads: personIds.map((personId) => `${orgId}/${personId}`) });
    },
    attach: (ws, { orgId, personId, tokenHash, epoch, head }) => {
      const key = `${orgId}/${personId}`;
      const socket: Socket = { ws, key, tokenHash, told: head, isAlive: true };
      const own = sockets.get(key) ?? new Set();
      sockets.set(key, own.add(socket));
      ws.on("pong", () => {
        socket.isAlive = true;
      });
      ws.on("error", () => ws.terminate());
      ws.on("close", () => {
        own.delete(socket);
        if (own.size === 0) sockets.delete(key);
      });
      send(socket, { type: "hello", epoch, head });
    },
    get size() {
      let size = 0;
      sockets.forEach((of) => (size += of.size));
      return size;
    },
    close: () => {
      clearInterval(sweep);
      clearInterval(beat);
      each(({ ws }) => ws.close(1001, "going away"));
    },
  };
}

/** The heads of some people, by `orgId/personId`. */
async function headsOf(db: Database, keys: readonly string[]): Promise<{ key: string; seq: number }[]> {
  const found = await db.crossing("heads", (tx) =>
    rows<{ key: string; seq: string | number }>(
      tx,
      sql`select org_id || '/' || person_id as key, seq from feed_heads
          where (org_id, person_id) in (
            select split_part(k, '/', 1)::uuid, split_part(k, '/', 2)::uuid from unnest(${sql.param(keys)}::text[]) as k)`,
    ),
  );
  return found.map(({ key, seq }) => ({ key, seq: Number(seq) }));
}
