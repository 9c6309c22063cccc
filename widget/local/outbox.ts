import { trouble, type Trouble } from "../carrier.ts";
import type { Errand, OutboxRow } from "./rows.ts";
import type { Store } from "./store.ts";

export interface Entry {
  readonly id: string;
  readonly errand: Errand;
  /** By the service's clock. */
  readonly at: string;
}

export const laneOf = (errand: Errand): string => ("askId" in errand ? errand.askId : errand.offerId);

/** Puts an errand into the outbox, within a change of the store. The same id stays the same row. */
export async function enqueue(store: Store, { id, errand, at }: Entry): Promise<void> {
  const { outbox } = store.tables;
  const before = await outbox.get(id);
  if (before !== undefined && before.refused === null) return;
  const rows = await outbox.all();
  const order = 1 + Math.max(0, ...rows.map((row) => row.order));
  await outbox.put({
    id,
    order: before?.order ?? order,
    lane: laneOf(errand),
    errand,
    at,
    attempts: 0,
    notBefore: 0,
    refused: null,
  });
}

/** The first row of each lane that may leave, in order. A refused ask holds its lane, other refusals do not. */
export function heads(rows: readonly OutboxRow[]): OutboxRow[] {
  const firsts = new Map<string, OutboxRow | null>();
  for (const row of rows.toSorted((a, b) => a.order - b.order)) {
    if (firsts.has(row.lane)) continue;
    if (row.refused === null) firsts.set(row.lane, row);
    else if (row.errand.kind === "ask") firsts.set(row.lane, null);
  }
  return [...firsts.values()].filter((row) => row !== null);
}

/** When the first of them may be tried, in milliseconds by the device's clock; null when nothing waits. */
export function nextDue(rows: readonly OutboxRow[]): number | null {
  const moments = heads(rows).map((row) => row.notBefore);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** Counts the try before it is made, so that a row with 0 tries surely never left; null when it is gone meanwhile. */
export function takeForSending(store: Store, id: string): Promise<OutboxRow | null> {
  return store.together(async () => {
    const row = await store.tables.outbox.get(id);
    if (row === undefined || row.refused !== null) return null;
    const taken = { ...row, attempts: row.attempts + 1 };
    await store.tables.outbox.put(taken);
    return taken;
  });
}

/** Keeps the words of what the service refused. */
export async function refuse(store: Store, id: string, why: Trouble): Promise<void> {
  await store.together(async () => {
    const row = await store.tables.outbox.get(id);
    if (row !== undefined) await store.tables.outbox.put({ ...row, refused: why });
  });
}

/** Puts a row off until a moment by the device's clock. */
export async function putOff(store: Store, id: string, notBefore: number): Promise<void> {
  await store.together(async () => {
    const row = await store.tables.outbox.get(id);
    if (row !== undefined) await store.tables.outbox.put({ ...row, notBefore });
  });
}

/** Everything may be tried at once: the way to the service is open again. */
export async function hurry(store: Store): Promise<void> {
  await store.together(async () => {
    const waiting = (await store.tables.outbox.all()).filter((row) => row.notBefore > 0);
    await store.tables.outbox.put(...waiting.map((row) => ({ ...row, notBefore: 0 })));
  });
}

/** Sends once more what was refused. */
export async function again(store: Store, id: string): Promise<void> {
  await store.together(async () => {
    const row = await store.tables.outbox.get(id);
    if (row !== undefined) await store.tables.outbox.put({ ...row, refused: null, notBefore: 0 });
  });
}

/** Lets go of a refused row, and of what cannot happen without it. */
export async function forget(store: Store, id: string): Promise<void> {
  await store.together(async () => {
    const row = await store.tables.outbox.get(id);
    if (row === undefined || row.refused === null) return;
    const lane = row.errand.kind === "ask" ? await store.tables.outbox.by("lane", row.lane) : [row];
    await store.tables.outbox.drop(...lane.map((other) => other.id));
  });
}

/** An ask that never left the device, or was refused, goes with all that hangs on it; false when it may have left. */
export async function withdrawHere(store: Store, askId: string): Promise<boolean> {
  const lane = await store.tables.outbox.by("lane", askId);
  const open = lane.find((row) => row.errand.kind === "ask");
  if (open === undefined || (open.attempts > 0 && open.refused === null)) return false;
  await store.tables.outbox.drop(...lane.map((row) => row.id));
  return true;
}

/** Takes back the newest answer to an offer if it never left the device; false when it may have left. */
export async function undoHere(store: Store, offerId: string): Promise<boolean> {
  const lane = (await store.tables.outbox.by("lane", offerId)).toSorted((a, b) => b.order - a.order);
  const answer = lane.find((row) => isAnswer(row.errand));
  if (answer === undefined || (answer.attempts > 0 && answer.refused === null)) return false;
  await store.tables.outbox.drop(answer.id);
  return true;
}

export const isAnswer = (errand: Errand): boolean =>
  errand.kind === "decline" || errand.kind === "snooze" || errand.kind === "pass";

/** What the storage throws becomes trouble that can be told. */
export async function orTrouble<T>(change: () => Promise<T>) {
  try {
    return { ok: true, value: await change() } as const;
  } catch {
    return { ok: false, trouble: trouble("storage") } as const;
  }
}
