import { browser } from "wxt/browser";
import { trouble, type Outcome } from "../../widget/carrier.ts";
import type { CallName } from "./to-background.ts";

/** A worker that is stopped in the middle leaves no answer; every call may be made twice, so it is. */
const TRIES = 2;

/** Asks the background. Never rejects: a background that cannot be reached is trouble like any other. */
export async function callBackground<T>(call: CallName, ...values: readonly unknown[]): Promise<Outcome<T>> {
  const given = values.slice(0, values.findLastIndex((value) => value !== undefined) + 1);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      const reply: unknown = await browser.runtime.sendMessage({ call, values: given });
      if (isOutcome<T>(reply)) return reply;
    } catch {
      continue;
    }
  }
  return { ok: false, trouble: trouble("unreadable") };
}

/** By hand: the schemas of the contract would be a fifth of a panel's weight. The values were checked where they arrived. */
function isOutcome<T>(reply: unknown): reply is Outcome<T> {
  if (typeof reply !== "object" || reply === null || !("ok" in reply)) return false;
  if (reply.ok === true) return "value" in reply;
  return (
    reply.ok === false &&
    "trouble" in reply &&
    typeof reply.trouble === "object" &&
    reply.trouble !== null &&
    "code" in reply.trouble
  );
}
