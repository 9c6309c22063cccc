import * as fc from "fast-check";
import { expect } from "vitest";
import { CLAIM } from "../../server/lti/claims.ts";
import { deepLinking } from "./accepted-cases.ts";
import { ownOf } from "./changes.ts";
import { CLAIM_RULES, HEADER_RULES, type Known, MOVES } from "./expected.ts";
import { type Fields, forgedToken, readAs } from "./forged-token.ts";
import { newKey } from "./platform.ts";
import type { Asked, Page } from "./tool-browser.ts";
import { listedVariants, type Variant, variants } from "./variants.ts";
import type { World } from "./world.ts";

type Message = Known["message"];

/** How a launch must end, for one thing in it that is otherwise. */
interface Verdict {
  accepts: boolean;
  /** What a refusal may be called; any name where nothing is told. */
  codes: readonly string[];
}

function verdictOf(variant: Variant, right: { header: Fields; claims: Fields }, known: Known): Verdict {
  switch (variant.of) {
    case "claim":
    case "header": {
      const rules = variant.of === "claim" ? CLAIM_RULES : HEADER_RULES;
      const rule = ownOf(rules, variant.name);
      const value = readAs(variant.of === "claim" ? right.claims : right.header, variant);
      return { accepts: rule?.holds(value, known) ?? true, codes: rule?.codes ?? [] };
    }
    case "tampered":
    case "bit":
      return { accepts: false, codes: ["signature_wrong"] };
    case "payload":
    case "signature":
      return { accepts: false, codes: [] };
  }
}

/** Once, then again; or twice at the same time. Gives the first answer first, or the one that got through. */
async function postedTwice(post: () => Promise<Page>, atOnce: boolean): Promise<[Page, Page]> {
  if (!atOnce) return [await post(), await post()];
  const [one, other] = await Promise.all([post(), post()]);
  return other.status === 200 ? [other, one] : [one, other];
}

/** What of a launch's facts must stay as they were; the token and a wish to place something are new each time. */
function settled(page: Page, moved: readonly string[]) {
  const { facts } = page;
  if (facts === null) return null;
  const { token, deepLinking: placing, ...rest } = facts;
  const whole = { ...rest, isSignedIn: token !== null, placing: placing && { ...placing, returnId: "" } };
  const named = moved.includes("deepLinking") ? [...moved, "placing"] : moved;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !named.includes(name)));
}

const movedBy = (variant: Variant) => (variant.of === "claim" ? (ownOf(MOVES, variant.name) ?? []) : []);

function expectAccepted([page, again]: [Page, Page], plain: Page, variant: Variant): void {
  expect(page.status).toBe(200);
  expect(settled(page, movedBy(variant))).toEqual(settled(plain, movedBy(variant)));
  expect(page.text).not.toContain("<script>alert(1)");
  expect([again.status, again.code, again.facts]).toEqual([401, "state_used", null]);
}

function expectRefused(pages: readonly Page[], { codes }: Verdict): void {
  for (const { status, code, facts } of pages) {
    expect(facts).toBeNull();
    expect(status).toBeOneOf([400, 401, 403]);
    if (codes.length > 0) expect(code).toBeOneOf([...codes]);
    else expect(code).not.toBeNull();
  }
}

const present = (claims: Fields) =>
  Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));

/** What a launch says, whole and right. */
function rightClaims(world: World, message: Message, asked: Pick<Asked, "nonce">): Fields {
  const more = {
    [CLAIM.custom]: { choice_id: "none", context_history: "course-0" },
    [CLAIM.launchPresentation]: { locale: "en", return_url: `${world.platform.origin}/return` },
  };
  return present(world.claims(asked, message === "LtiDeepLinkingRequest" ? { ...deepLinking(world), ...more } : more));
}

async function newFuzzer(world: World, message: Message) {
  const { signing, issuer } = world.platform;
  const stranger = await newKey(signing.kid);
  const header = { alg: "RS256", typ: "JWT", kid: signing.kid };
  const launched = async (variant: Variant | null, atOnce: boolean) => {
    const { browser, asked } = await world.loggedIn();
    const claims = rightClaims(world, message, asked);
    const token = forgedToken(
      { signing, stranger, header, claims },
      variant ?? { of: "payload", text: JSON.stringify(claims) },
    );
    const cookies = [...browser.cookies];
    const pages = await postedTwice(() => {
      for (const [name, value] of cookies) browser.cookies.set(name, value);
      return browser.launch({ state: asked.state, id_token: token });
    }, atOnce);
    const known = {
      message,
      issuer,
      clientId: world.registered.clientId,
      nonce: asked.nonce,
      target: world.target,
      deployment: "deployment-1",
      kid: signing.kid,
      now: world.seconds(),
    };
    return { pages, claims, known };
  };
  const [plain] = (await launched(null, false)).pages;
  const usual = rightClaims(world, message, { nonce: "nonce" });
  expect(plain.status).toBe(200);
  return {
    variants: variants(header, usual),
    listed: listedVariants(header, usual),
    /** Tries one; tells how it had to end. The world's clock stands still. */
    async tried(variant: Variant, atOnce: boolean): Promise<boolean> {
      const before = await world.sessionCount();
      const { pages, claims, known } = await launched(variant, atOnce);
      const verdict = verdictOf(variant, { header, claims }, known);
      if (verdict.accepts) expectAccepted(pages, plain, variant);
      else expectRefused(pages, verdict);
      expect((await world.sessionCount()) - before).toBe(verdict.accepts ? 1 : 0);
      return verdict.accepts;
    },
  };
}

/** At most so many of them, from all over the list. */
const spread = <T>(all: readonly T[], most: number): T[] => {
  const step = Math.max(1, all.length / most);
  return all.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step));
};

/**
 * Does one thing each to `runs` launches, of which one in four places something, every one with a login and a browser of
 * its own and posted twice: first what can be listed, for half of the runs at most, then what comes. A failure tells its seed; `seed` begins with that one.
 */
export async function fuzzLaunches(world: World, { runs, seed }: { runs: number; seed?: number }) {
  const tally = { accepted: 0, refused: 0 };
  for (const [message, share] of [
    ["LtiDeepLinkingRequest", Math.floor(runs / 4)],
    ["LtiResourceLinkRequest", runs - Math.floor(runs / 4)],
  ] as const) {
    const fuzzer = await newFuzzer(world, message);
    const property = fc.asyncProperty(fuzzer.variants, fc.boolean(), async (variant, atOnce) => {
      tally[(await fuzzer.tried(variant, atOnce)) ? "accepted" : "refused"] += 1;
    });
    const examples = spread(fuzzer.listed, share / 2).map((variant, place): [Variant, boolean] => [
      variant,
      place % 2 === 0,
    ]);
    await fc.assert(property, { numRuns: share, examples, ...(seed === undefined ? {} : { seed }) });
  }
  return tally;
}
