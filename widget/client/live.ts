import * as z from "zod/mini";
import { LiveMessage } from "../../server/contract/feed.ts";
import type { Outcome } from "../carrier.ts";

export interface LiveOptions {
  /** A ticket for one connection. */
  readonly ticket: () => Promise<Outcome<{ ticket: string }>>;
  readonly server: () => Promise<string | null>;
  /** Something may be new: pull. Also called when a connection opens, for what happened before. */
  readonly hint: () => void;
  /** Ends the channel for good. */
  readonly signal: AbortSignal;
  readonly WebSocket?: typeof WebSocket;
  readonly random?: () => number;
  /** Waits so many milliseconds, or until the signal. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The service speaks at least every 20 seconds; silence for twice that long and a little is a dead line. */
const SILENCE = 45_000;
const LONGEST = 60_000;

/** Keeps the live channel open until the signal: hints only, so a lost one costs half a minute at most. */
export async function keepLive(options: LiveOptions): Promise<void> {
  const { signal, random = Math.random, wait = waitFor } = options;
  let failures = 0;
  while (!signal.aborted) {
    const opened = await connectOnce(options);
    if (signal.aborted) return;
    if (opened === "signed_out") return;
    failures = opened === "was_open" ? 0 : failures + 1;
    const pause = Math.min(LONGEST, 1000 * 2 ** Math.min(failures, 6));
    await wait(pause * (0.5 + random() / 2), signal);
  }
}

/** One connection, from ticket to close. */
async function connectOnce(options: LiveOptions): Promise<"was_open" | "failed" | "signed_out"> {
  const server = await options.server();
  if (server === null) return "signed_out";
  const ticket = await options.ticket();
  if (!ticket.ok) return ticket.trouble.status === 401 ? "signed_out" : "failed";
  const address = new URL("/api/live", server);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.searchParams.set("ticket", ticket.value.ticket);
  return new Promise((resolve) => listen(new (options.WebSocket ?? WebSocket)(address), options, resolve));
}

function listen(socket: WebSocket, { hint, signal }: LiveOptions, closed: (how: "was_open" | "failed") => void): void {
  let heard = false;
  let silence: ReturnType<typeof setTimeout>;
  const end = () => socket.close();
  const listenOn = () => {
    clearTimeout(silence);
    silence = setTimeout(end, SILENCE);
  };
  listenOn();
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  socket.addEventListener("message", ({ data }) => {
    const message = parse(data);
    if (message === null) return;
    heard = true;
    listenOn();
    if (message.type !== "beat") hint();
  });
  socket.addEventListener("close", () => {
    clearTimeout(silence);
    signal.removeEventListener("abort", end);
    closed(heard ? "was_open" : "failed");
  });
}

function parse(data: unknown): LiveMessage | null {
  try {
    const parsed = z.safeParse(LiveMessage, JSON.parse(String(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
