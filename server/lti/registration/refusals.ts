/**
 * Why a registration did not happen: a stable code, what the admin reads, and what is to be changed. Each code is an
 * anchor of `docs/lti-admin.md`.
 */
export const registrationRefusals = {
  registration_address_missing: {
    happened: "This address is not complete.",
    change:
      "Make a registration address on the admin page of Ask a Peer, and paste the whole of it into your platform.",
  },
  registration_address_over: {
    happened: "This registration address is over.",
    change: "Its time is up, or it was taken back. Make a new one on the admin page of Ask a Peer.",
  },
  registration_address_used: {
    happened: "This registration address was used already.",
    change: "It works once. If the platform is not in the list of the admin page, make a new address.",
  },
  registration_not_from_platform: {
    happened: "This address is opened by your learning platform, not by hand.",
    change: "Paste it where your platform asks for a registration address; it opens this page by itself.",
  },
  registration_configuration_address: {
    happened: "The platform did not say properly where its configuration is.",
    change: "Its address must begin with https:// and hold no name, password or fragment.",
  },
  registration_configuration_unreachable: {
    happened: "The platform's configuration could not be fetched.",
    change: "Ask a Peer must reach the platform by its public https address, without a redirect and within seconds.",
  },
  registration_configuration_unreadable: {
    happened: "What came as the platform's configuration is not one.",
    change: "A page to sign in, or a firewall's, is a usual reason: the configuration must be JSON, and open to all.",
  },
  registration_issuer_mismatch: {
    happened: "The platform names an issuer that is not where its configuration came from.",
    change: "Issuer and configuration must have the same host; in Moodle, look at wwwroot.",
  },
  registration_endpoint_mismatch: {
    happened: "The platform wants the registration sent to another host.",
    change: "The registration address must be on the issuer's host, and all addresses must begin with https://.",
  },
  registration_platform_unsuitable: {
    happened: "This platform does not offer what LTI 1.3 needs.",
    change: "It must sign with RS256, know private_key_jwt, and launch resource links.",
  },
  registration_other_platform: {
    happened: "This address updates another platform than the one that opened it.",
    change: "Open it from the platform that it was made for, or make an address for a new platform.",
  },
  registration_changed: {
    happened: "The platform's configuration changed while you were reading.",
    change: "Look once more at what is shared below, then confirm.",
  },
  registration_refused: {
    happened: "The platform refused the registration.",
    change: "Its registration may be over or used: begin anew there. This address still works.",
  },
  registration_answer_lost: {
    happened: "The platform did not answer in time. It may have the registration, or not.",
    change: "Look into your platform: delete a half-made tool there if there is one, and make a new address.",
  },
  registration_answer_unreadable: {
    happened: "The platform took the registration, but its answer says no client id.",
    change: "Delete the tool in your platform and make a new address, or write the platform down by hand.",
  },
  registration_client_taken: {
    happened: "This client of this platform is known to Ask a Peer already.",
    change: "Delete the tool in your platform; then register it anew with a new address.",
  },
} as const satisfies Record<string, { happened: string; change: string }>;

export type RegistrationCode = keyof typeof registrationRefusals;

/** A registration that is not done; `reason` is for the admin, such as `private_address` or `status 404`. */
export class RegistrationRefused extends Error {
  readonly code: RegistrationCode;
  readonly reason: string | undefined;
  constructor(code: RegistrationCode, reason?: string) {
    super(code);
    this.code = code;
    this.reason = reason;
  }
}
