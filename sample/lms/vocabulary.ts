// The names that the standard gives to things.

const CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
const DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/";

export const CLAIMS = {
  messageType: `${CLAIM}message_type`,
  version: `${CLAIM}version`,
  deployment: `${CLAIM}deployment_id`,
  target: `${CLAIM}target_link_uri`,
  resourceLink: `${CLAIM}resource_link`,
  roles: `${CLAIM}roles`,
  context: `${CLAIM}context`,
  custom: `${CLAIM}custom`,
  platform: `${CLAIM}tool_platform`,
  presentation: `${CLAIM}launch_presentation`,
  lis: `${CLAIM}lis`,
  roster: "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
  grades: "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
  deepLinkingSettings: `${DEEP}deep_linking_settings`,
  contentItems: `${DEEP}content_items`,
  data: `${DEEP}data`,
} as const;

export const SCOPES = {
  roster: "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
  lineItem: "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
  lineItemRead: "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
  result: "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
  score: "https://purl.imsglobal.org/spec/lti-ags/scope/score",
} as const;

export const TYPES = {
  roster: "application/vnd.ims.lti-nrps.v2.membershipcontainer+json",
  lineItem: "application/vnd.ims.lis.v2.lineitem+json",
  lineItems: "application/vnd.ims.lis.v2.lineitemcontainer+json",
  score: "application/vnd.ims.lis.v1.score+json",
  results: "application/vnd.ims.lis.v2.resultcontainer+json",
} as const;

export const TOOL_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-tool-configuration";
export const PLATFORM_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-platform-configuration";

export const RESOURCE_LINK = "LtiResourceLinkRequest";
export const DEEP_LINKING = "LtiDeepLinkingRequest";
export const DEEP_LINKING_RESPONSE = "LtiDeepLinkingResponse";
