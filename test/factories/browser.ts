import type { TestService } from "./service.ts";

export interface Seen {
  status: number;
  /** Where it leads, when it leads on. */
  to: string | null;
  text: string;
  headers: Headers;
}

interface Sent {
  method?: string;
  body?: URLSearchParams;
  headers: Record<string, string>;
}

/** A browser as far as the service's own pages need one: it keeps cookies, and says that forms are our own. */
export function newBrowser({ app }: Pick<TestService, "app">) {
  const cookies = new Map<string, string>();

  const send = async (address: string, init: Sent): Promise<Seen> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie === "" ? {} : { cookie }), ...init.headers };
    const response = await app.request(address, { ...init, headers, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/Max-Age=0(?:;|$)/i.test(set) || value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const { status } = response;
    return { status, to: response.headers.get("location"), text: await response.text(), headers: response.headers };
  };

  const browser = {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      send(path, {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { "sec-fetch-site": "same-origin", ...headers },
      }),
    /** Follows redirects within the service; stops at the first page, at `/`, or at another host. */
    async follow(seen: Seen): Promise<Seen> {
      let now = seen;
      while (now.to !== null && now.to.startsWith("/") && now.to !== "/") now = await browser.get(now.to);
      return now;
    },
  };
  return browser;
}

export type Browser = ReturnType<typeof newBrowser>;

/** The code of the last mail to this address. */
export function codeFor({ printed }: Pick<TestService, "printed">, email: string): string {
  const mail = printed.findLast((line) => line.startsWith(`mail to ${email}:`));
  const code = /\b(\d{6})\b/.exec(mail ?? "")?.[1];
  if (code === undefined) throw new Error("No code was sent there.");
  return code;
}

/** Proves an address by its code and follows to wherever that leads. */
export async function proveEmail(service: TestService, browser: Browser, email: string): Promise<Seen> {
  await browser.post("/sign-in", { email });
  return browser.follow(await browser.post("/sign-in/code", { code: codeFor(service, email) }));
}
