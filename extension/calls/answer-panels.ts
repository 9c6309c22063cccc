import * as z from "zod/mini";
import { browser, type Browser } from "wxt/browser";
import { trouble, type Outcome } from "../../widget/carrier.ts";
import { toBackground, type CallArguments, type CallName } from "./to-background.ts";

/** One function for each call; each takes what the map says and answers with an outcome. */
export type Handlers = { readonly [Name in CallName]: (...values: CallArguments<Name>) => Promise<Outcome<unknown>> };

const Envelope = z.object({
  call: z.enum(Object.keys(toBackground) as [CallName, ...CallName[]]),
  values: z.array(z.unknown()),
});
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

export async function answer(
  handlers: Promise<Handlers>,
  call: CallName,
  values: readonly unknown[],
): Promise<Outcome<unknown>> {
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
