import { hashOf } from "../auth/secrets.ts";
import type { Services } from "../services.ts";
import { checkMessage } from "./check-message.ts";
import { checkToken } from "./check-token.ts";
import { enter, type Entered } from "./enter.ts";
import { launchKnown } from "./known-launch.ts";
import type { Launch } from "./launch-type.ts";
import type { Storage } from "./login.ts";
import { findLogin, type FoundLogin, keepAnswer, refuseOver } from "./logins.ts";
import { type Platform, refuseClosed } from "./platforms.ts";
import { LaunchRefused } from "./refusals.ts";
import { open, SealBroken, seal } from "./seal.ts";
import { verifyToken } from "./verify-token.ts";

type LaunchServices = Pick<Services, "db" | "clock" | "settings" | "log">;

/** What the platform has the browser post, and what the browser adds to it. */
export interface Answer {
  state: string | undefined;
  idToken: string | undefined;
  error: string | undefined;
  /** Out of the cookie, or out of the page that asks for it. */
  proof: string | undefined;
}

/** A launch that is done, or whose proof the browser is to be asked for. */
export type Launched =
  | { kind: "entered"; launch: Launch; entered: Entered }
  | { kind: "unproven"; platform: Platform; storage: Storage | null; mayOpenTab: boolean };

/**
 * Step two of OpenID Connect's third-party login: a launch in nine steps. `onPlatform` is told whose it is as soon as
 * that is known, so that its frame may read a refusal. Whoever comes again comes by the shorter way first
 * ({@link launchKnown}). Throws {@link LaunchRefused}.
 */
export async function launch(
  services: LaunchServices,
  answer: Answer,
  onPlatform: (platform: Platform) => void,
): Promise<Launched> {
  const { settings, clock } = services;
  const known = await launchKnown(services, answer);
  if (known !== null) return known;
  const now = clock.now();
  // 1. The state is one that we gave out within ten minutes, not used yet, for a platform that may launch.
  const found = await loginOf(services, answer.state);
  const { login, platform } = found;
  onPlatform(platform);
  refuseClosed(platform);
  refuseOver(login, now);
  if (answer.error !== undefined) throw new LaunchRefused("platform_refused");
  const token = answer.idToken ?? keptAnswer(services, found);
  if (token === undefined) throw new LaunchRefused("token_missing");
  // 2. The browser is the one that began the login.
  if (answer.proof === undefined) return unproven(services, found, token, now);
  if (hashOf(answer.proof) !== login.proofHash) throw new LaunchRefused("proof_wrong");
  // 3. to 5. The token was signed by the platform, for us, now, for this login.
  const claims = await verifyToken(services, platform, token);
  checkToken(claims, platform, login.nonceHash, now);
  // 6. to 8. The message is whole and says what the login said.
  const launched = checkMessage(claims, platform, login, settings);
  // 9. State and nonce are used up, the deployment is one of the platform's, and the person comes in.
  return { kind: "entered", launch: launched, entered: await enter(services, login, launched) };
}

async function loginOf({ db }: LaunchServices, state: string | undefined): Promise<FoundLogin> {
  if (state === undefined || state === "") throw new LaunchRefused("state_missing");
  const found = await db.crossing("lti-launch", (tx) => findLogin(tx, state));
  if (found === null) throw new LaunchRefused("state_unknown");
  return found;
}

function keptAnswer({ settings }: LaunchServices, { login }: FoundLogin): string | undefined {
  if (login.answerSealed === null) return undefined;
  try {
    return open(settings.secret, login.answerSealed);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** The platform's token waits here, sealed, and is in no page. */
async function unproven(
  { db, settings }: LaunchServices,
  { login, platform }: FoundLogin,
  token: string,
  now: Date,
): Promise<Launched> {
  await db.inOrg(login.orgId, (tx) => keepAnswer(tx, login, seal(settings.secret, token), now));
  const { storageTarget: target, hintsSealed } = login;
  const storage = target === null ? null : { target, origin: new URL(platform.authUrl).origin };
  return { kind: "unproven", platform, storage, mayOpenTab: hintsSealed !== null };
}
