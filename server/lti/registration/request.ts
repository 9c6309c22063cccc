import type { Settings } from "../../env.ts";
import type { Configuration } from "./configuration.ts";
import { CUSTOM_PARAMETERS, scopesFor, type Shared, toolFacts } from "./tool-facts.ts";

const CANVAS = "https://canvas.instructure.com/lti";

/** What a platform has: null where it does not say. */
type Offered = Pick<Configuration, "product" | "scopes" | "claims" | "variables">;

/** What is asked of a platform, and no more: claims, scopes and custom parameters that it has and the admin ticked. */
export function asked({ scopes, claims, variables }: Omit<Offered, "product">, shared: Shared) {
  const wanted = [
    "iss",
    "sub",
    ...(shared.names ? ["name", "given_name", "family_name"] : []),
    ...(shared.email ? ["email"] : []),
    "locale",
  ];
  const custom = Object.entries(CUSTOM_PARAMETERS).filter(
    ([, variable]) => variables === null || variables.includes(variable.slice(1)) || variables.includes(variable),
  );
  return {
    scopes: scopesFor(shared).filter((scope) => scopes === null || scopes.includes(scope)),
    // Who signs and who comes is always told, listed or not.
    claims: wanted.filter((claim) => claims === null || claims.includes(claim) || claim === "iss" || claim === "sub"),
    custom: Object.fromEntries(custom),
  };
}

/** The registration as it is sent to a platform (LTI Dynamic Registration 1.0). */
export function registrationRequest(settings: Settings, configuration: Offered, shared: Shared) {
  const tool = toolFacts(settings);
  const { scopes, claims, custom } = asked(configuration, shared);
  const isCanvas = configuration.product === "canvas";
  return {
    application_type: "web",
    grant_types: ["client_credentials", "implicit"],
    response_types: ["id_token"],
    redirect_uris: [tool.launchUrl],
    initiate_login_uri: tool.loginUrl,
    client_name: tool.name,
    client_uri: tool.home,
    logo_uri: tool.iconUrl,
    jwks_uri: tool.keysUrl,
    token_endpoint_auth_method: "private_key_jwt",
    scope: scopes.join(" "),
    "https://purl.imsglobal.org/spec/lti-tool-configuration": {
      domain: tool.domain,
      description: tool.description,
      target_link_uri: tool.launchUrl,
      custom_parameters: custom,
      claims,
      messages: isCanvas ? canvasMessages(tool, shared) : messages(tool),
      ...(isCanvas ? { [`${CANVAS}/privacy_level`]: privacyLevel(shared), [`${CANVAS}/tool_id`]: "ask-a-peer" } : {}),
    },
  };
}

const messages = ({ launchUrl, name }: ReturnType<typeof toolFacts>) => [
  { type: "LtiResourceLinkRequest", target_link_uri: launchUrl, label: name },
  { type: "LtiDeepLinkingRequest", target_link_uri: launchUrl, label: name, placements: ["ContentArea"] },
];

/** Quiet: teachers choose it for a module; the entry in the course menu is there to be turned on, and off until then. */
const canvasMessages = ({ launchUrl, name, iconUrl }: ReturnType<typeof toolFacts>, { grades }: Shared) => [
  {
    type: "LtiResourceLinkRequest",
    target_link_uri: launchUrl,
    label: name,
    icon_uri: iconUrl,
    placements: ["course_navigation"],
    [`${CANVAS}/course_navigation/default_enabled`]: false,
  },
  {
    type: "LtiDeepLinkingRequest",
    target_link_uri: launchUrl,
    label: name,
    icon_uri: iconUrl,
    placements: ["link_selection", ...(grades ? ["assignment_selection"] : [])],
  },
];

/** Canvas gives people's data by one of four levels. */
export const privacyLevel = ({ names, email }: Pick<Shared, "names" | "email">) =>
  names && email ? "public" : names ? "name_only" : email ? "email_only" : "anonymous";
