const again = "Go back to your course and open this once more.";
const tell = "Tell whoever looks after your learning platform, and give them the code below.";
const wrong = (admin: string, status: 400 | 401 = 401) => ({
  status,
  person: `Your learning platform sent something that we cannot trust. ${tell}`,
  admin,
});

/**
 * Why a login or a launch was refused: a stable code, what the person reads, and what whoever looks after the platform
 * must change. `docs/lti-admin.md` explains each under its code.
 */
export const refusals = {
  // Login
  login_incomplete: wrong(
    "The login names no iss, login_hint or target_link_uri. Check that the platform starts it as LTI 1.3 has it.",
    400,
  ),
  target_elsewhere: wrong(
    "The target_link_uri does not lie at this service's own address. Correct the tool's address at the platform.",
    400,
  ),
  too_many_logins: {
    status: 429,
    person: `Very many people are opening this from your network just now. Wait a minute. ${again}`,
    admin:
      "More than 1,200 logins came from one address within a minute. Where a proxy stands before this service, set TRUSTED_PROXIES, so that people are told apart.",
  },
  platform_unknown: wrong(
    "No platform with this issuer and client id is registered here. Register it, or correct the issuer or client id.",
  ),
  client_needed: wrong(
    "Several clients of this issuer are registered, and the login names none. Let the platform send client_id.",
  ),
  platform_pending: {
    status: 403,
    person: "Your learning platform is not let in yet.",
    admin: "Confirm this platform on the admin page under Learning platforms.",
  },
  platform_disabled: {
    status: 403,
    person: "Your learning platform is switched off here.",
    admin: "Switch this platform on again on the admin page under Learning platforms.",
  },
  // The launch's binding to the browser
  state_missing: wrong("The launch brings no state. It must be the one of the login, unaltered."),
  state_unknown: {
    status: 401,
    person: `This does not belong to a login of ours, or that was long ago. ${again}`,
    admin: "The state is not one that this service gave out within the last minutes.",
  },
  state_over: {
    status: 401,
    person: `That took longer than ten minutes. ${again}`,
    admin: "A login is good for ten minutes.",
  },
  state_used: {
    status: 401,
    person: `This page was opened already, and opens only once. ${again}`,
    admin: "State and nonce are used up by the first launch. A reload of the frame alone sends the same launch again.",
  },
  proof_missing: {
    status: 401,
    person: "Your browser keeps nothing for this page, so we cannot tell that it was you who opened it.",
    admin:
      "Cookies, session storage and the platform's own storage are all blocked. Let the browser keep cookies of this service's address.",
  },
  proof_wrong: {
    status: 401,
    person: `This was opened in another browser. ${again}`,
    admin: "The launch came from another browser than its login. It is how a login under a false name begins.",
  },
  platform_refused: {
    status: 401,
    person: `Your learning platform did not sign you in. ${again}`,
    admin: "The platform answered the login with an error instead of a launch.",
  },
  // The token
  token_missing: wrong("The launch brings no id_token."),
  token_malformed: wrong("The id_token is not a signed JWT."),
  token_algorithm: wrong("The id_token is not signed with RS256. No other algorithm is taken."),
  token_key: wrong("The id_token's header brings a key or the address of one. Only the registered key set counts."),
  key_missing: wrong("The id_token's header names no key (kid)."),
  key_unknown: wrong(
    "The key that the id_token names is not in the platform's key set. Check the address of the key set.",
  ),
  keys_unreachable: {
    status: 401,
    person: "We could not check what your learning platform sent. Try again in a minute.",
    admin: "The platform's key set could not be fetched or read. The admin page tells since when, and why.",
  },
  signature_wrong: wrong("The id_token's signature does not fit the platform's key."),
  issuer_wrong: wrong("The id_token's iss is not the issuer that the login named."),
  audience_wrong: wrong("The id_token's aud is not this tool's client id, or names others beside it."),
  party_wrong: wrong("The id_token's azp is not this tool's client id."),
  time_missing: wrong("The id_token lacks exp or iat, or they are no numbers."),
  token_over: wrong("The id_token is over. If that comes often, set the platform's clock right."),
  token_early: wrong("The id_token is from the future. Set the platform's clock right."),
  token_old: wrong("The id_token was made more than five minutes ago. Set the platform's clock right."),
  nonce_missing: wrong("The id_token brings no nonce."),
  nonce_wrong: wrong("The id_token's nonce is not the one of this login."),
  // The message
  version_wrong: wrong("The LTI version is missing, or is not 1.3.0."),
  message_unknown: wrong(
    "The message type is missing, or is not one of LtiResourceLinkRequest and LtiDeepLinkingRequest.",
  ),
  deployment_missing: wrong("The deployment_id is missing."),
  deployment_unknown: wrong(
    "This deployment_id is not registered for the platform. Add it on the admin page, or let the platform's deployments be recorded as they come.",
  ),
  deployment_wrong: wrong("The deployment_id is not the one that the login named."),
  deployment_disabled: {
    status: 403,
    person: "This part of your learning platform is switched off here.",
    admin: "Switch this deployment on again on the admin page.",
  },
  target_missing: wrong("The target_link_uri is missing."),
  target_wrong: wrong("The target_link_uri is not the one of the login."),
  roles_missing: wrong("The roles claim is missing or is no list of texts. It may be empty."),
  resource_missing: wrong("The resource_link claim or its id is missing."),
  context_wrong: wrong("The context claim has no id."),
  settings_missing: wrong(
    "The deep_linking_settings are missing, or lack deep_link_return_url, accept_types or accept_presentation_document_targets.",
  ),
  return_wrong: wrong("The deep_link_return_url is not an https address."),
  subject_missing: wrong(
    "The launch names no user (sub). If this platform may launch without one, allow it on the admin page.",
  ),
  subject_wrong: wrong("The user's id (sub) is no text of 1 to 255 characters."),
  // The person
  person_left: {
    status: 403,
    person:
      "Your organisation has noted that you left. If that is a mistake, ask whoever looks after Ask a Peer there.",
    admin: "The directory says that this person left. Let them come back on the admin page.",
  },
} as const satisfies Record<string, { status: 400 | 401 | 403 | 429; person: string; admin: string }>;

export type RefusalCode = keyof typeof refusals;

/** A login or launch that goes no further; `status` is the answer's. */
export class LaunchRefused extends Error {
  readonly code: RefusalCode;
  readonly status: 400 | 401 | 403 | 429;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
    this.status = refusals[code].status;
  }
}
