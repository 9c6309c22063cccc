import "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Carrier } from "../../carrier.ts";
import { OfflineBar } from "../../ui/offline-bar.tsx";
import { SignedOut } from "../../ui/signed-out.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { commonWords } from "../../words/en.ts";
import * as appWords from "../../words/en/app.ts";
import type { Models } from "./models.ts";
import type { Route, Router } from "./router.ts";
import { Place } from "./place.tsx";

interface Props {
  readonly carrier: Carrier;
  readonly models: Models;
  readonly router: Router;
}

const NAMES: Record<Route["at"], string> = {
  ask: appWords.ask,
  inbox: appWords.inbox,
  threads: appWords.threads,
  thread: appWords.threads,
  profile: appWords.profile,
  settings: appWords.settings,
};

/** The web app: for people without the extension, the same surfaces. */
export function App({ carrier, models, router }: Props) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const route = router.route.value;
  const status = models.status.status.value;
  const signedIn = status.session === "signed_in";
  const place = route.at === "thread" ? `thread ${route.askId}` : route.at;
  useEffect(() => {
    document.title = appWords.title(NAMES[route.at]);
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [place]);

  return (
    <>
      <a class="skip" href="#main">
        {appWords.skip}
      </a>
      <OfflineBar status={status} />
      <header class="page-head">
        <a class="brand" href="/">
          {commonWords.product}
        </a>
        {signedIn && <Places models={models} current={route.at === "thread" ? "threads" : route.at} />}
      </header>
      <main id="main" ref={main} class="screen" tabIndex={-1}>
        {signedIn ? (
          <Place key={place} carrier={carrier} models={models} router={router} />
        ) : (
          <SignedOut status={models.status} onSettings={() => router.go("/settings")} />
        )}
      </main>
    </>
  );
}

function Places({ models, current }: { readonly models: Models; readonly current: string }) {
  const admin = models.me.me.value?.role === "admin";
  return (
    <Tabs
      label={appWords.places}
      current={current}
      tabs={[
        { id: "ask", label: appWords.ask, href: "/" },
        { id: "inbox", label: appWords.inbox, href: "/inbox", count: models.offers.waiting.value.length },
        { id: "threads", label: appWords.threads, href: "/threads", count: models.asks.unread.value },
        { id: "profile", label: appWords.profile, href: "/profile" },
        { id: "settings", label: appWords.settings, href: "/settings" },
        ...(admin ? [{ id: "admin", label: appWords.admin, href: "/admin" }] : []),
      ]}
    />
  );
}
