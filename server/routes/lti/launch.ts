import type { Hono } from "hono";
import { frameOrigins } from "../../lti/frame-origins.ts";
import { type Launched, launch } from "../../lti/launch.ts";
import { loginId } from "../../lti/login.ts";
import { claimedIssuer } from "../../lti/verify-token.ts";
import { rendered } from "../../pages/layout.ts";
import { proofPage } from "../../pages/lti-login.ts";
import { launchPage } from "../../pages/lti-widget.ts";
import type { Services } from "../../services.ts";
import type { AppEnv } from "../operation.ts";
import { forgetProof, readProof } from "./launch-cookie.ts";
import { ltiPage, withCookie } from "./lti-page.ts";

/** The launch itself: the platform has the browser post its token here. */
export function ltiLaunchRoutes(app: Hono<AppEnv>, services: Services): void {
  ltiPage(app, services, {
    method: "post",
    path: "/lti/launch",
    handle: async (context, said, frame) => {
      const { state, id_token: idToken, error } = said;
      frame.issuer = () => claimedIssuer(idToken ?? "");
      const proof = readProof(context, state ?? "") ?? said["proof"];
      const launched = await launch(services, { state, idToken, error, proof }, (platform) => {
        frame.platform = platform;
      });
      return answer(services, launched, state ?? "");
    },
  });
}

function answer({ settings }: Services, launched: Launched, state: string) {
  if (launched.kind === "unproven") {
    const { platform, storage, mayOpenTab } = launched;
    const authOrigin = mayOpenTab ? new URL(platform.authUrl).origin : null;
    const frameAncestors = frameOrigins(platform);
    return rendered(proofPage({ id: loginId(state), state, storage, authOrigin, frameAncestors }));
  }
  const { platform, returnUrl, deepLinking } = launched.launch;
  const shown = launchPage(launched.entered, {
    publicUrl: settings.publicUrl,
    frameAncestors: frameOrigins(platform, returnUrl),
    formTargets: deepLinking === null ? [] : [new URL(deepLinking.returnUrl).origin],
  });
  return withCookie(shown, forgetProof(state));
}
