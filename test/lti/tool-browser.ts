import type { LaunchFacts } from "../../server/contract/lti.ts";
import type { TestService } from "../factories/service.ts";

export interface Page {
  status: number;
  text: string;
  headers: Headers;
  /** What the page of a launch was told; null when this is none. */
  facts: LaunchFacts | null;
  /** The code of a refusal. */
  code: string | null;
}

/** What a platform is asked at the end of a login. */
export interface Asked {
  state: string;
  nonce: string;
  address: URL;
}

/** A browser that is sent between a platform and the service, as far as LTI needs one: it keeps cookies. */
export function newToolBrowser({ app }: Pick<TestService, "app">) {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: { method?: string; body?: URLSearchParams; headers?: object } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await app.request(path, {
      ...init,
      redirect: "manual",
      headers: {
        "sec-fetch-site": "cross-site",
        "sec-fetch-dest": "document",
        ...(cookie === "" ? {} : { cookie }),
        ...init.headers,
      },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/Max-Age=0(?:;|$)/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const browser = {
    cookies,
    send,
    /** Begins a login; the answer leads on to the platform, or says why not. */
    async login(said: Record<string, string>, method: "GET" | "POST" = "POST", headers: object = {}) {
      const query = new URLSearchParams(said);
      const response =
        method === "GET"
          ? await send(`/lti/login?${query}`, { headers })
          : await send("/lti/login", { method, body: query, headers });
      return response;
    },
    /** Posts the platform's answer. */
    async launch(form: Record<string, string>, headers: object = {}): Promise<Page> {
      return pageOf(await send("/lti/launch", { method: "POST", body: new URLSearchParams(form), headers }));
    },
  };
  return browser;
}

export type ToolBrowser = ReturnType<typeof newToolBrowser>;

/** What the platform was asked, out of a redirect. */
export function askedOf(response: Response): Asked {
  const to = response.headers.get("location");
  if (to === null) throw new Error(`The login led nowhere (${response.status}).`);
  const address = new URL(to);
  const parameter = (name: string) => address.searchParams.get(name) ?? "";
  return { address, state: parameter("state"), nonce: parameter("nonce") };
}

export async function pageOf(response: Response): Promise<Page> {
  const text = await response.text();
  const json = /<script type="application\/json" id="launch">([^<]*)<\/script>/.exec(text)?.[1];
  const told = json === undefined ? null : (JSON.parse(json) as LaunchFacts);
  return {
    status: response.status,
    text,
    headers: response.headers,
    facts: told !== null && "topic" in told ? told : null,
    code: /Code\s+<code>(\w+)<\/code>/.exec(text)?.[1] ?? null,
  };
}
