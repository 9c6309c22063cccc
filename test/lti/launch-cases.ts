import type { RefusalCode } from "../../server/lti/refusals.ts";
import { accepted } from "./accepted-cases.ts";
import { signed, type Payload } from "./platform.ts";
import { refusedMessages } from "./refused-messages.ts";
import { refusedTokens } from "./refused-tokens.ts";
import { refusedWays } from "./refused-ways.ts";
import { type Asked, askedOf, newToolBrowser, type Page, pageOf } from "./tool-browser.ts";
import type { World } from "./world.ts";

/** One of the 66 launches of the standard's tests: what differs from a plain one, and how it must end. */
export interface LaunchCase {
  id: string;
  source: string;
  title: string;
  /** The codes that may say why it was refused; absent for a launch that must be accepted. */
  refused?: readonly RefusalCode[];
  /** Sessions that there must be more of afterwards; one for accepted, none for refused launches unless told. */
  sessions?: number;
  method?: "GET" | "POST";
  /** What the login says otherwise; undefined leaves it out. */
  login?: (world: World) => Record<string, string | undefined>;
  /** Claims that are otherwise; undefined leaves one out. */
  claims?: (world: World, asked: Asked) => Payload;
  header?: Record<string, unknown>;
  /** Makes the token in a way of its own. */
  token?: (world: World, asked: Asked) => Promise<string>;
  /** What the form says otherwise. */
  form?: Record<string, string | undefined>;
  /** Goes a way of its own; gives the answer that counts. */
  run?: (world: World) => Promise<Page>;
  /** What must be true of an accepted launch beside that. */
  shows?: (page: Page) => boolean;
}

export const launchCases: readonly LaunchCase[] = [...accepted, ...refusedTokens, ...refusedMessages, ...refusedWays];

export interface Outcome {
  id: string;
  source: string;
  title: string;
  expected: "accept" | "reject";
  status: number;
  code: string | null;
  sessions: number;
  passed: boolean;
}

const without = <T>(fields: Record<string, T | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, T] => entry[1] !== undefined));

/** The whole way of a case with a browser of its own. */
export async function wayOf(world: World, given: LaunchCase): Promise<Page> {
  if (given.run !== undefined) return given.run(world);
  const browser = newToolBrowser(world.service);
  const said = without<string>({ ...world.saidAtLogin(), ...given.login?.(world) });
  const login = await browser.login(said, given.method);
  if (login.status >= 400) return pageOf(login);
  const asked = askedOf(login);
  const payload = without<unknown>(world.claims(asked, given.claims?.(world, asked)));
  const token = (await given.token?.(world, asked)) ?? (await signed(world.platform.signing, payload, given.header));
  return browser.launch(without<string>({ state: asked.state, id_token: token, ...given.form }));
}

/** Runs one case against the real service, and counts the sessions that it left behind. */
export async function runCase(world: World, given: LaunchCase): Promise<Outcome> {
  const before = await world.sessionCount();
  // A way that ends otherwise than it may is a case that failed, not the end of the list.
  const page = await wayOf(world, given).catch((error: unknown): Page => {
    const text = error instanceof Error ? error.message : String(error);
    return { status: 0, text, headers: new Headers(), facts: null, code: null };
  });
  const sessions = (await world.sessionCount()) - before;
  const { id, source, title, refused } = given;
  const accepts = refused === undefined;
  const outcome = { id, source, title, status: page.status, code: page.code, sessions };
  const right = accepts
    ? page.status === 200 && page.facts?.token !== null && page.facts !== null && given.shows?.(page) !== false
    : page.status >= 400 && page.facts === null && (refused as readonly string[]).includes(page.code ?? "none");
  const passed = right && sessions === (given.sessions ?? (accepts ? 1 : 0));
  return { ...outcome, expected: accepts ? "accept" : "reject", passed };
}
