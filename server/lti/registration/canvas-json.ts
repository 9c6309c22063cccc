import type { Settings } from "../../env.ts";
import { privacyLevel } from "./request.ts";
import { CUSTOM_PARAMETERS, scopesFor, type Shared, toolFacts } from "./tool-facts.ts";

/** This tool as Canvas reads it from a JSON address, for an LTI key that is made by hand. Quiet: nothing shows by itself. */
export function canvasJson(settings: Settings, shared: Shared) {
  const { name, description, domain, loginUrl, launchUrl, keysUrl, iconUrl } = toolFacts(settings);
  const chosen = {
    text: name,
    message_type: "LtiDeepLinkingRequest",
    target_link_uri: launchUrl,
    icon_url: iconUrl,
    enabled: true,
    selection_width: 640,
    selection_height: 720,
  };
  return {
    title: name,
    description,
    oidc_initiation_url: loginUrl,
    target_link_uri: launchUrl,
    public_jwk_url: keysUrl,
    scopes: scopesFor(shared),
    custom_fields: CUSTOM_PARAMETERS,
    extensions: [
      {
        platform: "canvas.instructure.com",
        domain,
        tool_id: "ask-a-peer",
        privacy_level: privacyLevel(shared),
        settings: {
          platform: "canvas.instructure.com",
          text: name,
          icon_url: iconUrl,
          placements: [
            {
              placement: "course_navigation",
              text: name,
              message_type: "LtiResourceLinkRequest",
              target_link_uri: launchUrl,
              icon_url: iconUrl,
              enabled: true,
              default: "disabled",
            },
            { ...chosen, placement: "link_selection" },
            ...(shared.grades ? [{ ...chosen, placement: "assignment_selection" }] : []),
          ],
        },
      },
    ],
  };
}
