import * as z from "zod/mini";
import { browser, type Browser } from "wxt/browser";
import { trouble, type Outcome } from "../../widget/carrier.ts";
import { toBackground, type CallArguments, type CallName } from "./to-background.ts";

/** One function for each call; each takes what the map says and answers with an outcome. */
export type Handlers = { readonly [Name in CallName]: (...values: CallArguments<Name>) => Promise<Outcome<unknown>> };

const Envelope = z.object({ call: z.enum(Object.keys(toBackground) as [CallName, ...CallName[]]), values: z.array(z.unknown()) });
const Reply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    trouble: z.looseObject({ code: z.string(), title: z.string() }),
  }),
]);

/** A worker that is stopped in the middle leaves no answer; every call may be made twice, so it is. */
const TRIES = 2;

/** Asks the background. Rejects never: a background that cannot be reached is trouble like any other. */
export async function callBackground<T>(call: CallName, ...values: readonly unknown[]): Promise<Outcome<T>> {
  const given = values.slice(0, values.findLastIndex((value) => value !== undefined) + 1);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      const reply: unknown = await browser.runtime.sendMessage({ call, values: given });
      const parsed = z.safeParse(Reply, reply);
      if (parsed.success) return parsed.data as Outcome<T>;
    } catch {
      continue;
    }
  }
  return { ok: false, trouble: trouble("unreadable") };
}

/** Answers the panels: only pages of this very extension are heard, and what does not fit the map changes nothing. */
export function answerPanels(handlers: Promise<Handlers>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply: (outcome: Outcome<unknown>) => void) => {
    if (!isOwnPage(sender)) return false;
    const envelope = z.safeParse(Envelope, message);
    if (!envelope.success) return false;
    void answer(handlers, envelope.data.call, envelope.data.values).then(reply);
    return true;
  });
}

export async function answer(handlers: Promise<Handlers>, call: CallName, values: readonly unknown[]): Promise<Outcome<unknown>> {
  const parsed = z.safeParse(toBackground[call], values);
  if (!parsed.success) return { ok: false, trouble: trouble("invalid") };
  try {
    const handler = (await handlers)[call] as (...given: readonly unknown[]) => Promise<Outcome<unknown>>;
    return await handler(...(parsed.data as readonly unknown[]));
  } catch {
    return { ok: false, trouble: trouble("storage") };
  }
}

function isOwnPage(sender: Browser.runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL("/")) === true;
}
