import { betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import type { Services } from "../services.ts";
import { identityDatabase } from "./identity-database.ts";
import { IDENTITY_PATH, identityOptions } from "./identity-options.ts";

const PROVIDER = "single-sign-on";
/** Where the provider sends people back to; it is registered there as the redirect address. */
export const CALLBACK_PATH = `${IDENTITY_PATH}/callback/${PROVIDER}`;

export interface SingleSignOn {
  /** Where to send the browser, and the cookies that must come back with it. Rejects when the provider is away. */
  start(to: { done: string; failed: string }): Promise<{ address: string; cookies: string[] }>;
  /** Answers the provider's redirect. */
  callback(request: Request): Promise<Response>;
  /** Whom the provider named, once; null when there is nobody, or the address is not verified there. */
  proven(headers: Headers): Promise<{ email: string; name: string } | null>;
}

/** OpenID Connect with the provider of the settings: discovery, state, PKCE and nonce are better-auth's. */
export function createSingleSignOn({ db, settings, log }: Services, oidc = settings.oidc): SingleSignOn {
  if (oidc === undefined) throw new Error("Single sign-on is not configured.");
  const auth = betterAuth({
    ...identityOptions({ settings, log }),
    database: identityDatabase(db),
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: PROVIDER,
            clientId: oidc.clientId,
            clientSecret: oidc.clientSecret,
            discoveryUrl: `${oidc.issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
            scopes: ["openid", "email", "profile"],
            pkce: true,
            requireIdTokenVerification: true,
            overrideUserInfo: true,
          },
        ],
      }),
    ],
  });

  return {
    start: async ({ done, failed }) => {
      const { response, headers } = await auth.api.signInSocial({
        body: { provider: PROVIDER, callbackURL: done, errorCallbackURL: failed, disableRedirect: true },
        returnHeaders: true,
      });
      if (response.url === undefined) throw new Error("Single sign-on has no address to go to.");
      return { address: response.url, cookies: headers.getSetCookie() };
    },
    callback: (request) => auth.handler(request),
    proven: async (headers) => {
      const found = await auth.api.getSession({ headers, query: { disableCookieCache: true } });
      if (found === null) return null;
      // Nothing of the provider's is kept: the next sign-in asks it again.
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteUser(found.user.id);
      const { email, emailVerified, name } = found.user;
      return emailVerified ? { email, name } : null;
    },
  };
}
