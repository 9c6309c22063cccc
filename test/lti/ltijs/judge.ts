import { type LaunchCase, wayOf } from "../launch-cases.ts";
import { newToolBrowser } from "../tool-browser.ts";
import type { World } from "../world.ts";
import { answeredLogin } from "../refused-ways.ts";

/** How ltijs answered a case. */
export interface Judged {
  verdict: "accept" | "reject";
  /** Its own word for why not, such as `NONCE_ALREADY_RECEIVED`; null where it has none. */
  word: string | null;
}

/** What ltijs says to one of the launches. */
export async function judge(world: World, given: LaunchCase): Promise<Judged> {
  if (given.id === "N48") return leaked(world);
  const before = await world.sessionCount();
  let page: Awaited<ReturnType<typeof wayOf>>;
  try {
    page = await wayOf(world, given);
  } catch {
    // A case that goes a way of its own throws when the wrong one was let in.
    return { verdict: "accept", word: null };
  }
  const accepted = (await world.sessionCount()) - before > (given.sessions ?? 0) || page.facts !== null;
  return { verdict: accepted ? "accept" : "reject", word: accepted ? null : wordOf(page.text) };
}

/** Its token travels in the address of the page; whoever finds that address has no cookie. */
async function leaked(world: World): Promise<Judged> {
  const { browser, form } = await answeredLogin(world);
  const page = await browser.launch(form);
  const token = page.facts?.token ?? "";
  if (token === "") return { verdict: "reject", word: wordOf(page.text) };
  const opened = await newToolBrowser(world.service).send(`/lti/launch?ltik=${encodeURIComponent(token)}`);
  const text = await opened.text();
  return { verdict: opened.status < 400 ? "accept" : "reject", word: wordOf(text) };
}

const wordOf = (text: string) => /"message":"([^"]{1,80})"/.exec(text)?.[1] ?? null;
