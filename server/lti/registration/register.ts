import type { Settings } from "../../env.ts";
import type { Services } from "../../services.ts";
import { FetchRefused, fetchSafely, type SafeAnswer } from "../fetch-safely.ts";
import { granted, readAnswer, usableUpdate } from "./answer.ts";
import { claimAddress, type OpenAddress, releaseAddress } from "./claim-address.ts";
import type { Configuration } from "./configuration.ts";
import { RegistrationRefused } from "./refusals.ts";
import { asked, registrationRequest } from "./request.ts";
import { type Registered, storePlatform } from "./store-platform.ts";
import type { Shared } from "./tool-facts.ts";

const MAX_BYTES = 256 * 1024;
/** A platform may make a whole tool before it answers. */
const TIMEOUT_MS = 10_000;

export interface Confirmed {
  open: OpenAddress;
  configuration: Configuration;
  /** The platform's own one-time token; empty when it gave none. */
  token: string;
  shared: Shared;
  /** The origin that framed the page, when the browser told it. */
  framedBy: string | null;
}

/**
 * Registers this tool at a platform and keeps the platform. The address is used up, unless the platform has nothing of
 * it. Throws {@link RegistrationRefused}.
 */
export async function register(services: Services, confirmed: Confirmed): Promise<Registered> {
  const { open, configuration, shared, framedBy } = confirmed;
  if (open.platform !== null && open.platform.issuer !== configuration.issuer) {
    throw new RegistrationRefused("registration_other_platform");
  }
  await claimAddress(services, open);
  let answer: SafeAnswer;
  try {
    answer = await send(services.settings, confirmed);
  } catch (error) {
    // Whether it arrived is not known only when the answer stayed away.
    if (!(error instanceof RegistrationRefused && error.code === "registration_answer_lost")) {
      await releaseAddress(services, open);
    }
    throw error;
  }
  const recorded = readAnswer(answer.text);
  const wanted = asked(configuration, shared);
  return storePlatform(services, open, {
    configuration,
    clientId: recorded.clientId,
    deploymentId: recorded.deploymentId,
    scopes: granted(wanted.scopes, recorded.scopes),
    claims: granted(wanted.claims, recorded.claims),
    grades: shared.grades,
    frameOrigins: framedBy === null || framedBy === new URL(configuration.issuer).origin ? [] : [framedBy],
    update: usableUpdate(configuration.issuer, recorded),
  });
}

/** Sends it. Throws `registration_answer_lost` where the platform may have it, `registration_refused` where it has not. */
async function send(settings: Settings, { configuration, token, shared }: Confirmed): Promise<SafeAnswer> {
  const url = new URL(configuration.registrationUrl);
  let answer: SafeAnswer;
  try {
    answer = await fetchSafely(settings, url.href, {
      method: "POST",
      accept: "application/json",
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
      onlyHost: new URL(configuration.issuer).host,
      headers: {
        "content-type": "application/json",
        ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(registrationRequest(settings, configuration, shared)),
    });
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error;
    const isLost = error.reason === "too_slow" || error.reason === "too_large";
    throw new RegistrationRefused(isLost ? "registration_answer_lost" : "registration_refused", error.reason);
  }
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new RegistrationRefused("registration_refused", `status ${answer.status}`);
}
