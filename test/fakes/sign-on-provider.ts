import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export interface Account {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

interface ProviderOptions {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
}

/** A real OpenID provider on loopback, at which everybody is signed in as `provider.account`, without a page. */
export async function startSignOnProvider({ clientId, clientSecret, redirectUri }: ProviderOptions) {
  const http = createServer();
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const running = {
    issuer,
    account: { sub: "none", email: "", email_verified: false, name: "" } as Account,
    /** The parameters of the authorization asked for last. */
    asked: new URLSearchParams(),
    close: () =>
      new Promise<void>((done) => {
        http.close(() => done());
        http.closeAllConnections();
      }),
    signIn,
  };

  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ["a key of this test alone"] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...running.account, sub }) }),
  });
  const answer = provider.callback();

  http.on("request", (request, response) => {
    const address = new URL(request.url ?? "/", issuer);
    if (address.pathname === "/auth") running.asked = address.searchParams;
    if (!address.pathname.startsWith("/interaction/")) return void answer(request, response);
    void finish(request, response);
  });

  async function finish(...[request, response]: Parameters<typeof answer>): Promise<void> {
    const { prompt, params } = await provider.interactionDetails(request, response);
    if (prompt.name === "login") {
      return provider.interactionFinished(request, response, { login: { accountId: running.account.sub } });
    }
    const grant = new provider.Grant({ accountId: running.account.sub, clientId: String(params["client_id"]) });
    grant.addOIDCScope(String(params["scope"]));
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }

  /** Goes from an authorization address through the provider to where it sends the browser back. */
  async function signIn(address: string): Promise<URL> {
    const cookies = new Map<string, string>();
    let next = new URL(address);
    while (next.origin === issuer) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(next, { headers: { cookie }, redirect: "manual" });
      for (const set of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      const to = response.headers.get("location");
      if (to === null) throw new Error(`The provider stopped with ${response.status}: ${await response.text()}`);
      next = new URL(to, next);
    }
    return next;
  }

  return running;
}
