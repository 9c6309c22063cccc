import * as z from "zod/mini";
import { Instant, someText, text, Uuid } from "./values.ts";

/** An address of a platform, without a name, a password or a fragment; `https:` outside the demo. */
const Address = text(2000).check(
  z.url({ protocol: /^https?$/, error: "is not an address that begins with https://" }),
  z.refine((value) => !/^[a-z]+:\/*[^/?#]*@|#/i.test(value), { error: "holds a name, a password or a fragment" }),
);
/** Scheme and host alone, such as `https://school.instructure.com`. */
const Origin = z
  .string()
  .check(z.regex(/^https?:\/\/[a-z0-9.-]{1,253}(?::\d{1,5})?$/i, "is not like https://school.example"));
/** As LTI limits it. */
const LtiId = someText(255);

const deploymentPolicy = z.enum(["strict", "accept_and_record"]);
const matching = z.enum(["never", "email", "sourced_id"]);

export const LtiDeployment = z.object({
  deploymentId: z.string(),
  disabled: z.boolean(),
  firstSeenAt: Instant,
  lastLaunchAt: z.nullable(Instant),
});
export type LtiDeployment = z.infer<typeof LtiDeployment>;

/** What a platform may tell about people, or take. */
export const LtiShare = z.enum(["name", "email", "locale", "roster", "grades"]);
export type LtiShare = z.infer<typeof LtiShare>;

export const LtiPlatform = z.object({
  id: Uuid,
  name: z.string(),
  /** `moodle`, `canvas` … as the platform says of itself; empty when unknown. */
  product: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  authUrl: z.string(),
  tokenUrl: z.string(),
  keysUrl: z.string(),
  tokenAudience: z.nullable(z.string()),
  status: z.enum(["pending", "active", "disabled"]),
  deploymentPolicy,
  matching,
  trusted: z.boolean(),
  anonymous: z.boolean(),
  grades: z.boolean(),
  /** By a one-time address, rather than by hand. */
  registered: z.boolean(),
  /** It lets this tool change what it has on record of it. */
  renewable: z.boolean(),
  /** What was agreed at its registration; null where only the platform knows, as it was written down by hand. */
  shares: z.nullable(z.array(LtiShare)),
  /** Other origins from which it frames this tool, beside those of its own addresses. */
  frameOrigins: z.array(z.string()),
  /** Since when its keys could not be fetched; null when they could. */
  keysFailedSince: z.nullable(Instant),
  /** A code, such as `unreachable`. */
  keysProblem: z.nullable(z.string()),
  lastLaunchAt: z.nullable(Instant),
  createdAt: Instant,
  /** The first two hundred, the last used first. */
  deployments: z.array(LtiDeployment),
  /** How many people and courses are known by it. */
  counts: z.object({ people: z.int(), courses: z.int(), places: z.int() }),
});
export type LtiPlatform = z.infer<typeof LtiPlatform>;

/** What a learning platform asks for when somebody sets this tool up by hand. */
export const LtiTool = z.object({
  loginUrl: z.string(),
  launchUrl: z.string(),
  keysUrl: z.string(),
  canvasUrl: z.string(),
});
export const LtiPlatforms = z.object({ platforms: z.array(LtiPlatform), tool: LtiTool });
export type LtiPlatforms = z.infer<typeof LtiPlatforms>;

const changeable = {
  name: z.optional(someText(100)),
  authUrl: z.optional(Address),
  tokenUrl: z.optional(Address),
  keysUrl: z.optional(Address),
  /** What a client assertion names as its audience, where that is not the token address. */
  tokenAudience: z.optional(z.nullable(text(2000))),
  deploymentPolicy: z.optional(deploymentPolicy),
  matching: z.optional(matching),
  trusted: z.optional(z.boolean()),
  anonymous: z.optional(z.boolean()),
  grades: z.optional(z.boolean()),
  frameOrigins: z.optional(z.array(Origin).check(z.maxLength(20))),
};
/** What is not named stays as it is. */
export const LtiPlatformChange = z.object(changeable);
export type LtiPlatformChange = z.infer<typeof LtiPlatformChange>;

/** A platform written down by hand. */
export const LtiPlatformBody = z.object({
  ...changeable,
  name: someText(100),
  issuer: Address,
  clientId: LtiId,
  authUrl: Address,
  tokenUrl: Address,
  keysUrl: Address,
  deploymentIds: z.optional(z.array(LtiId).check(z.maxLength(100))),
});
export type LtiPlatformBody = z.infer<typeof LtiPlatformBody>;

/** What a look at a platform's keys found: how many that can be used, or why none. Never stands in the way of saving. */
export const LtiKeysFound = z.object({ count: z.int(), problem: z.nullable(z.string()) });
export type LtiKeysFound = z.infer<typeof LtiKeysFound>;
/** `keys` is null when their address stayed as it was, so that nobody looked. */
export const LtiPlatformSaved = z.object({ platform: LtiPlatform, keys: z.nullable(LtiKeysFound) });
export type LtiPlatformSaved = z.infer<typeof LtiPlatformSaved>;

/** Whether a platform took our settings as they are now; `problem` is a code, such as `status_401`. */
export const LtiSettingsSent = z.object({ platform: LtiPlatform, problem: z.nullable(z.string()) });
export type LtiSettingsSent = z.infer<typeof LtiSettingsSent>;

/** `active` also confirms a platform that waits. */
export const LtiStatusBody = z.object({ status: z.enum(["active", "disabled"]) });

/** Adds a deployment, or turns one off or on. */
export const LtiDeploymentBody = z.object({ deploymentId: LtiId, disabled: z.boolean() });
export type LtiDeploymentBody = z.infer<typeof LtiDeploymentBody>;

export const LtiRegistrationBody = z.object({
  /** The platform that it updates in place; a new one unless told. */
  platformId: z.optional(Uuid),
  hours: z.optional(z.int().check(z.minimum(1), z.maximum(168))),
  /** What registers by it waits until an admin has confirmed it here. */
  review: z.optional(z.boolean()),
});
export type LtiRegistrationBody = z.infer<typeof LtiRegistrationBody>;

const registration = {
  id: Uuid,
  expiresAt: Instant,
  platformId: z.nullable(Uuid),
  review: z.boolean(),
};
/** `address` is shown once: only a hash of its secret is kept. */
export const LtiRegistration = z.object({ ...registration, address: z.string() });
export type LtiRegistration = z.infer<typeof LtiRegistration>;
/** Those that still work. */
export const LtiRegistrations = z.object({ registrations: z.array(z.object(registration)) });
export type LtiRegistrations = z.infer<typeof LtiRegistrations>;
