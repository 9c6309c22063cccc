import * as z from "zod/mini";

/** The claims of LTI 1.3 Core, Deep Linking 2.0, Names and Roles 2.0, Assignment and Grades 2.0, by their names. */
export const CLAIM = {
  version: "https://purl.imsglobal.org/spec/lti/claim/version",
  messageType: "https://purl.imsglobal.org/spec/lti/claim/message_type",
  deploymentId: "https://purl.imsglobal.org/spec/lti/claim/deployment_id",
  targetLinkUri: "https://purl.imsglobal.org/spec/lti/claim/target_link_uri",
  roles: "https://purl.imsglobal.org/spec/lti/claim/roles",
  resourceLink: "https://purl.imsglobal.org/spec/lti/claim/resource_link",
  context: "https://purl.imsglobal.org/spec/lti/claim/context",
  custom: "https://purl.imsglobal.org/spec/lti/claim/custom",
  lis: "https://purl.imsglobal.org/spec/lti/claim/lis",
  toolPlatform: "https://purl.imsglobal.org/spec/lti/claim/tool_platform",
  launchPresentation: "https://purl.imsglobal.org/spec/lti/claim/launch_presentation",
  deepLinkingSettings: "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings",
  contentItems: "https://purl.imsglobal.org/spec/lti-dl/claim/content_items",
  data: "https://purl.imsglobal.org/spec/lti-dl/claim/data",
  namesAndRoles: "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
  grades: "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
} as const;

export const VERSION = "1.3.0";
export const MESSAGE = { resourceLink: "LtiResourceLinkRequest", deepLinking: "LtiDeepLinkingRequest" } as const;

/**
 * The custom parameters that this tool asks platforms for, with the variables that they fill in. Lower case and
 * underscores, because Moodle writes every other name anew.
 */
export const CUSTOM = {
  /** What a teacher chose for a place; travels with the content item and its copies. */
  choice: "choice_id",
  /** `$Context.id.history` */
  contextHistory: "context_history",
  /** `$ResourceLink.id.history` */
  resourceLinkHistory: "resource_history",
} as const;

/** An identifier of a platform: at most 255 ASCII characters in the standard, here any that the database can keep. */
export const Identifier = z.string().check(
  z.minLength(1),
  z.maxLength(255),
  z.refine((value) => !value.includes("\0") && value.isWellFormed() && value.trim() !== ""),
);

/** Tidy as it came, which nearly every text is: printable ASCII, one space between words. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/;

/** Text that somebody typed, made fit to keep and to show: one line, no control characters, at most `max` units. */
export function tidyText(value: unknown, max = 300): string {
  if (typeof value !== "string" || value === "") return "";
  if (value.length <= max && TIDY.test(value)) return value;
  const line = value
    .slice(0, max * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  return line.slice(0, max).toWellFormed();
}

/** What is read where the value does not fit. */
const otherwise = z.catch;

/** The claims that are no more than a word on the way, or nothing where they are no text. */
const optionalText = otherwise(z.optional(z.string()), undefined);
const texts = otherwise(z.array(otherwise(z.string(), "")), []);

export const ResourceLink = z.object({ id: Identifier, title: otherwise(z.unknown(), undefined) });
export const Context = z.object({
  id: Identifier,
  title: otherwise(z.unknown(), undefined),
  label: otherwise(z.unknown(), undefined),
});

export const DeepLinking = z.object({
  deep_link_return_url: z.string().check(z.maxLength(8000)),
  accept_types: z.array(z.string()),
  accept_presentation_document_targets: z.array(z.string()),
  accept_multiple: otherwise(z.optional(z.boolean()), undefined),
  accept_lineitem: otherwise(z.optional(z.boolean()), undefined),
  title: optionalText,
  text: optionalText,
  /** Opaque; returned as it came. */
  data: otherwise(z.optional(z.string()), undefined),
});

export const NamesAndRoles = z.object({ context_memberships_url: z.url() });
export const Grades = z.object({
  scope: texts,
  lineitem: otherwise(z.optional(z.url()), undefined),
  lineitems: otherwise(z.optional(z.url()), undefined),
});
export const Presentation = z.object({ locale: optionalText, return_url: optionalText });
