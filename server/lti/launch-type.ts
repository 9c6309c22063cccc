import type { Platform } from "./platforms.ts";
import type { Role } from "./roles.ts";

/** What a platform lets a teacher place, and where the answer goes. */
export interface DeepLinkingSettings {
  returnUrl: string;
  acceptTypes: string[];
  acceptTargets: string[];
  acceptMultiple: boolean;
  acceptLineItem: boolean;
  title?: string;
  text?: string;
  /** Opaque to us; echoed as it came. */
  data?: string;
}

/** A launch that passed every check, in our own words; texts are tidied, addresses are as the platform signed them. */
export interface Launch {
  platform: Platform;
  deploymentId: string;
  /** Null where the platform may launch without a user and does. */
  sub: string | null;
  name?: string;
  /** Lower case, well-formed; what it proves depends on the platform. */
  email?: string;
  sourcedId?: string;
  roles: Role[];
  context: { id: string; title: string; label: string; history: string[] } | null;
  resourceLink: { id: string; title: string; history: string[] } | null;
  custom: Record<string, string>;
  deepLinking: DeepLinkingSettings | null;
  nrps: { url: string } | null;
  ags: { lineitem?: string; lineitems?: string; scopes: string[] } | null;
  /** BCP 47. */
  locale?: string;
  returnUrl?: string;
  targetLinkUri: string | null;
}
