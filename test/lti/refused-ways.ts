import type { LaunchCase } from "./launch-cases.ts";
import { signed } from "./platform.ts";
import { newToolBrowser, pageOf } from "./tool-browser.ts";
import type { World } from "./world.ts";

/** A login, and the platform's right answer to it. */
export async function answeredLogin(world: World) {
  const { browser, asked } = await world.loggedIn();
  const form = { state: asked.state, id_token: await signed(world.platform.signing, world.claims(asked)) };
  return { browser, asked, form };
}

/** What must be refused for the way that it came: no login, another browser, twice. */
export const refusedWays: readonly LaunchCase[] = [
  {
    id: "N30",
    source: "OIDC 3.1.3.7 (11)",
    title: "nonce of another login of the tool",
    refused: ["nonce_wrong"],
    run: async (world) => {
      const { browser, asked } = await world.loggedIn();
      const other = await world.loggedIn();
      const token = await signed(world.platform.signing, world.claims(other.asked));
      return browser.launch({ state: asked.state, id_token: token });
    },
  },
  {
    id: "N31",
    source: "Sec 5.1.3 (9)",
    title: "same id_token and state posted twice",
    refused: ["state_used"],
    sessions: 1,
    run: async (world) => {
      const { browser, form } = await answeredLogin(world);
      const cookies = [...browser.cookies];
      await browser.launch(form);
      for (const [name, value] of cookies) browser.cookies.set(name, value);
      return browser.launch(form);
    },
  },
  {
    id: "N32",
    source: "Sec 5.1.3 (9)",
    title: "same POST twice at the same time: at most one accepted",
    refused: ["state_used"],
    sessions: 1,
    run: async (world) => {
      const { browser, form } = await answeredLogin(world);
      const pages = await Promise.all([browser.launch(form), browser.launch(form)]);
      const [refused] = pages.filter(({ status }) => status >= 400);
      if (refused === undefined) throw new Error("Both were accepted.");
      return refused;
    },
  },
  {
    id: "N33",
    source: "Sec 5.1.1 step3",
    title: "state missing in the POST",
    form: { state: undefined },
    refused: ["state_missing"],
  },
  {
    id: "N34",
    source: "Sec 5.1.1 step4",
    title: "state forged",
    form: { state: "forged" },
    refused: ["state_unknown"],
  },
  {
    id: "N35",
    source: "Sec 5.1.1 step4",
    title: "login CSRF: valid state and id_token posted from another browser",
    refused: ["proof_wrong"],
    run: async (world) => {
      const { form } = await answeredLogin(world);
      const victim = newToolBrowser(world.service);
      const page = await victim.launch(form);
      // It is asked for the proof, which it has not; whatever it makes up opens nothing.
      if (page.status !== 401 || page.facts !== null) throw new Error("Another browser was let in.");
      return victim.launch({ state: form.state, proof: "made-up" });
    },
  },
  {
    id: "N40",
    source: "Sec 5.1.1 step1",
    title: "login without iss",
    login: () => ({ iss: undefined }),
    refused: ["login_incomplete"],
  },
  {
    id: "N41",
    source: "Sec 5.1.1 step1",
    title: "login without login_hint",
    login: () => ({ login_hint: undefined }),
    refused: ["login_incomplete"],
  },
  {
    id: "N42",
    source: "Sec 5.1.1 step1",
    title: "login without target_link_uri",
    login: () => ({ target_link_uri: undefined }),
    refused: ["login_incomplete"],
  },
  {
    id: "N43",
    source: "Sec 5.1.3 (2)",
    title: "login from an unregistered issuer",
    login: () => ({ iss: "https://other.test" }),
    refused: ["platform_unknown"],
  },
  {
    id: "N44",
    source: "Core 4.1.3",
    title: "login with unknown client_id",
    login: () => ({ client_id: "client-9" }),
    refused: ["platform_unknown"],
  },
  {
    id: "N46",
    source: "Sec 5.1.1 step3",
    title: "OIDC error response",
    form: { id_token: undefined, error: "login_required", error_description: "<b>no</b>" },
    refused: ["platform_refused"],
  },
  {
    id: "N48",
    source: "hardening",
    title: "session token of the URL replayed from another browser",
    refused: ["state_missing"],
    sessions: 1,
    run: async (world) => {
      const { browser, asked, form } = await answeredLogin(world);
      const page = await browser.launch(form);
      const token = page.facts?.token ?? "";
      if (token === "" || asked.address.href.includes(token))
        throw new Error("The token is in an address, or missing.");
      // The address of the launch is all that can leak: it opens nothing, however it is called.
      const stranger = newToolBrowser(world.service);
      const opened = await stranger.send("/lti/launch");
      if (opened.status < 400) throw new Error("The address alone opens something.");
      return pageOf(await stranger.send("/lti/launch", { method: "POST", body: new URLSearchParams() }));
    },
  },
];
