import { FirefoxPage } from "../firefox/firefox-page.ts";
import { startFirefox } from "../firefox/launch.ts";
import type { FramedBrowser } from "./framed-browser.ts";

interface Context {
  context: string;
  url: string;
  children: Context[] | null;
}

/** As Firefox sets it when somebody chooses "Strict" in its settings. */
const STRICT = {
  "browser.contentblocking.category": "strict",
  "network.cookie.cookieBehavior": 5,
  "privacy.trackingprotection.enabled": true,
  "privacy.trackingprotection.socialtracking.enabled": true,
  "privacy.fingerprintingProtection": true,
  "privacy.query_stripping.enabled": true,
  "privacy.bounceTrackingProtection.mode": 1,
  "network.http.referer.disallowCrossSiteRelaxingDefault": true,
};
/** And "all cross-site cookies" below "Custom", which takes a frame's stores away as well. */
const BLOCKED = { "browser.contentblocking.category": "custom", "network.cookie.cookieBehavior": 1 };

export const FIREFOX_MODES = { default: {}, strict: STRICT, "cookies of other sites blocked": BLOCKED } as const;

/** Firefox with one tab, by WebDriver BiDi. */
export async function framedFirefox(executable: string, mode: keyof typeof FIREFOX_MODES): Promise<FramedBrowser> {
  const { bidi, close } = await startFirefox(executable, FIREFOX_MODES[mode]);
  const tree = async () => (await bidi.send<{ contexts: Context[] }>("browsingContext.getTree", {})).contexts;
  const [tab] = await tree();
  if (tab === undefined) throw new Error("Firefox has no tab.");
  const page = new FirefoxPage(bidi, tab.context);
  return {
    page,
    frame: {
      async evaluate<T>(expression: string): Promise<T> {
        // The frame that shows; the platform's hidden one for storage comes after it.
        const [frame] = (await tree()).find(({ context }) => context === tab.context)?.children ?? [];
        if (frame === undefined) throw new Error("The page has no frame.");
        return new FirefoxPage(bidi, frame.context).evaluate<T>(expression);
      },
    },
    goto: (address) => page.goto(address),
    reload: async () => {
      await bidi.send("browsingContext.reload", { context: tab.context, wait: "complete" });
    },
    close,
  };
}
