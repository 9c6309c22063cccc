import { browser } from "wxt/browser";
import type { SessionAnswer } from "../../server/contract/index.ts";
import { trouble, type Outcome } from "../../widget/carrier.ts";
import type { Api } from "../../widget/client/api.ts";
import type { Session } from "../../widget/client/acts.ts";
import { readMeta, type Store } from "../../widget/local/store.ts";
import { release } from "../../widget/local/owner.ts";
import { knownServer } from "./server.ts";
import { sessionItem } from "./session-item.ts";

export interface ExtensionSession extends Session {
  /** Signs in by the code that a course's page showed. */
  useCode(code: string): Promise<Outcome<null>>;
}

/** Signing in by the service's own page: state is checked, and the one-time code is bound to this device by PKCE (RFC 7636). */
export function createSession(api: Api, store: Store): ExtensionSession {
  const keep = async (server: string, session: SessionAnswer) => {
    const owner = await readMeta(store, "owner");
    // Another person's words must be gone before a token could send them.
    if (owner !== undefined && owner.personId !== session.person.id) await release(store);
    await sessionItem.set({ ...session, server });
  };
  return {
    async signIn() {
      const server = await knownServer();
      if (server === null) return { ok: false, trouble: trouble("no_server") };
      const granted = await askForCode(server);
      if (!granted.ok) return granted;
      const session = await api.openSession({ ...granted.value, label: thisBrowser() });
      if (!session.ok) return session;
      await keep(server, session.value);
      return { ok: true, value: null };
    },
    async useCode(code) {
      const server = await knownServer();
      if (server === null) return { ok: false, trouble: trouble("no_server") };
      const session = await api.connectSession({ code, label: thisBrowser() });
      if (!session.ok) return session;
      await keep(server, session.value);
      return { ok: true, value: null };
    },
    forget: () => sessionItem.clear(),
  };
}

/** Opens the service's sign-in page and waits for its one-time code. */
async function askForCode(server: string): Promise<Outcome<{ code: string; codeVerifier: string }>> {
  const state = randomText();
  const codeVerifier = randomText();
  const address = new URL("/sign-in/extension", server);
  address.searchParams.set("redirect_uri", browser.identity.getRedirectURL());
  address.searchParams.set("state", state);
  address.searchParams.set("code_challenge", await challengeOf(codeVerifier));
  address.searchParams.set("code_challenge_method", "S256");
  let returned: string | undefined;
  try {
    returned = await browser.identity.launchWebAuthFlow({ url: address.href, interactive: true });
  } catch {
    return { ok: false, trouble: trouble("cancelled") };
  }
  const answer =
    returned !== undefined && URL.canParse(returned) ? new URL(returned).searchParams : new URLSearchParams();
  const code = answer.get("code");
  if (code === null || answer.get("state") !== state) return { ok: false, trouble: trouble("code_refused") };
  return { ok: true, value: { code, codeVerifier } };
}

/** 43 letters of chance, as RFC 7636 wants a verifier. */
function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** How the person will know this session in a list. */
function thisBrowser(): string {
  const agent = navigator.userAgent;
  const name = agent.includes("Firefox/") ? "Firefox" : agent.includes("Edg/") ? "Edge" : "Chrome";
  const system = ["Windows", "Mac", "CrOS", "Linux"].find((word) => agent.includes(word)) ?? "this device";
  return `${name} on ${system}`;
}
