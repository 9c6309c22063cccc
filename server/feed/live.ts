import { sql } from "drizzle-orm";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import type { Clock } from "../clock.ts";
import type { LiveMessage } from "../contract/feed.ts";
import { type Database, rows } from "../db/transaction.ts";

/** A data message at least this often keeps a sleeping browser's worker, and proxies, awake. */
const BEAT_MS = 15_000;
/** The net under lost hints. */
const SWEEP_MS = 1000;
/** Every so many beats the sessions behind the sockets are looked up: the net under a lost sign-out. */
const BEATS_A_LOOK = 2;
/** A live client has nothing to say but pongs; between two beats it may say so much anyway. */
const MAX_SAID = 20;
const SIGNED_OUT = 4401;
const TOO_TALKATIVE = 1008;
const GOING_AWAY = 1001;
const CLOSE_WITHIN_MS = 2000;
/** A hint to somebody who does not read is dropped. */
const MAX_BUFFERED = 65_536;

interface Socket {
  ws: WebSocket;
  key: string;
  tokenHash: string | null;
  told: number;
  isAlive: boolean;
  /** Messages since the last beat. */
  said: number;
}

const send = ({ ws }: Socket, message: LiveMessage) => {
  if (ws.readyState === ws.OPEN && ws.bufferedAmount < MAX_BUFFERED) ws.send(JSON.stringify(message));
};

/** A beat, unless the last one went unheard: then nobody is there any more. */
function beatOnce(socket: Socket): void {
  if (!socket.isAlive) return socket.ws.terminate();
  socket.isAlive = false;
  socket.said = 0;
  socket.ws.ping();
  send(socket, { type: "beat" });
}

export interface Live {
  /** Tells everybody's open sockets, on every node, that their feeds have grown. Never throws. */
  hint(orgId: string, personIds: readonly string[]): void;
  /** Takes over a socket whose ticket was good. */
  attach(
    ws: WebSocket,
    who: { orgId: string; personId: string; tokenHash: string | null; epoch: string; head: number },
  ): void;
  readonly size: number;
  close(): void;
}

/** The live channel: says that something has changed, never what. */
export function createLive(db: Database, clock: Clock, log: Logger): Live {
  const sockets = new Map<string, Set<Socket>>();
  const each = (action: (socket: Socket) => void) => sockets.forEach((of) => of.forEach(action));

  const pull = (keys: readonly string[]) => pullFor(db, sockets, keys);
  const end = (hashes: readonly string[]) => {
    const ended = new Set(hashes);
    if (ended.size > 0)
      each((socket) => ended.has(socket.tokenHash ?? "") && socket.ws.close(SIGNED_OUT, "signed out"));
  };
  const pulled = oneAtATime(() => pull([...sockets.keys()]), log);
  const looked = oneAtATime(async () => {
    const hashes: string[] = [];
    each(({ tokenHash }) => tokenHash !== null && hashes.push(tokenHash));
    end(await endedOf(db, hashes, clock.now()));
  }, log);

  db.onHint(({ heads = [], ended = [] }) => {
    pull(heads).catch((error: unknown) => log.warn({ err: error }, "live: heads could not be read"));
    end(ended);
  });
  let beats = 0;
  const sweep = setInterval(pulled, SWEEP_MS);
  const beat = setInterval(() => {
    each(beatOnce);
    if (++beats % BEATS_A_LOOK === 0) looked();
  }, BEAT_MS);
  sweep.unref();
  beat.unref();

  return {
    hint: (orgId, personIds) => {
      if (personIds.length > 0) db.hint({ heads: personIds.map((personId) => `${orgId}/${personId}`) });
    },
    attach: (ws, { orgId, personId, tokenHash, epoch, head }) => {
      const key = `${orgId}/${personId}`;
      const socket: Socket = { ws, key, tokenHash, told: head, isAlive: true, said: 0 };
      const own = sockets.get(key) ?? new Set();
      sockets.set(key, own.add(socket));
      heed(socket, () => {
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
      each(({ ws }) => ws.close(GOING_AWAY, "going away"));
      // Who does not answer the farewell is gone, and must not keep the service from stopping.
      setTimeout(() => each(({ ws }) => ws.terminate()), CLOSE_WITHIN_MS).unref();
    },
  };
}

/** Reads some people's heads, and tells their sockets of what is new. */
async function pullFor(db: Database, sockets: Map<string, Set<Socket>>, keys: readonly string[]): Promise<void> {
  const here = keys.filter((key) => sockets.has(key));
  if (here.length === 0) return;
  for (const { key, seq } of await headsOf(db, here)) {
    for (const socket of sockets.get(key) ?? []) {
      if (seq <= socket.told) continue;
      socket.told = seq;
      send(socket, { type: "feed", head: seq });
    }
  }
}

/** Heeds what a socket does by itself: it lives, it talks too much, it breaks, it is gone. */
function heed(socket: Socket, gone: () => void): void {
  const { ws } = socket;
  const heard = () => {
    if (++socket.said > MAX_SAID) ws.close(TOO_TALKATIVE, "too much at once");
  };
  ws.on("pong", () => {
    socket.isAlive = true;
  });
  ws.on("message", heard);
  ws.on("ping", heard);
  ws.on("error", () => ws.terminate());
  ws.on("close", gone);
}

/** Starts `work` unless it still runs: while the database is slow nothing piles up. Never throws. */
function oneAtATime(work: () => Promise<void>, log: Logger): () => void {
  let isRunning = false;
  return () => {
    if (isRunning) return;
    isRunning = true;
    work()
      .catch((error: unknown) => log.warn({ err: error }, "live: the database could not be read"))
      .finally(() => {
        isRunning = false;
      });
  };
}

/** Which of some sessions, by the hash of their token, are over. */
async function endedOf(db: Database, hashes: readonly string[], now: Date): Promise<string[]> {
  if (hashes.length === 0) return [];
  const found = await db.crossing("find-session", (tx) =>
    rows<{ hash: string }>(
      tx,
      sql`select h as hash from unnest(${sql.param(hashes)}::text[]) as h
          where not exists (select from sessions where token_hash = h and expires_at > ${now.toISOString()}::timestamptz)`,
    ),
  );
  return found.map(({ hash }) => hash);
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
