import "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { OfflineBar } from "../../ui/offline-bar.tsx";
import { SignedOut } from "../../ui/signed-out.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { commonWords } from "../../words/en.ts";
import * as appWords from "../../words/en/app.ts";
import type { LateCarrier } from "./carrier-later.ts";
import type { Models } from "./models.ts";
import { PartMissing } from "./part-missing.tsx";
import { Place, preloadPlace } from "./place.tsx";
import { routeOf, type Route, type Router } from "./router.ts";

interface Props {
  readonly late: LateCarrier;
  readonly models: Models;
  readonly router: Router;
}

const NAMES: Record<Route["at"], string> = {
  ask: appWords.ask,
  inbox: appWords.inbox,
  threads: appWords.threads,
  thread: appWords.threads,
  coaching: appWords.coaching,
  unit: appWords.coaching,
  profile: appWords.profile,
  settings: appWords.settings,
};

/** The web app: for people without the extension, the same surfaces. */
export function App({ late, models, router }: Props) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const route = router.route.value;
  const status = models.status.status.value;
  const signedIn = status.session === "signed_in";
  // A learner may begin to type before it is known whether they are signed in.
  const open = signedIn || (status.session === "unknown" && route.at === "ask");
  const place = placeOf(route);
  useEffect(() => {
    document.title = appWords.title(NAMES[route.at]);
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [place]);
  const focused = useRef(false);
  useEffect(() => {
    if (!open && focused.current && document.activeElement === document.body) main.current?.focus();
  }, [open]);
  const again = () => {
    // The notice goes with the press.
    main.current?.focus();
    void late.open();
  };

  return (
    <>
      <a class="skip" href="#main">
        {appWords.skip}
      </a>
      <OfflineBar status={status} />
      <header class="page-head" onPointerOver={preloadTarget} onFocusIn={preloadTarget}>
        <a class="brand" href="/">
          {commonWords.product}
        </a>
        {open && <Places models={models} current={tabOf(route)} />}
      </header>
      <main id="main" ref={main} class="screen" tabIndex={-1} onFocusIn={() => (focused.current = true)}>
        {late.opening.value === "failed" && <PartMissing onAgain={again} />}
        {open ? (
          <Place key={place} carrier={late.carrier} models={models} router={router} />
        ) : (
          <SignedOut status={models.status} onSettings={() => router.go("/settings")} />
        )}
      </main>
    </>
  );
}

/** Another for each screen, so that each begins anew. */
const placeOf = (route: Route): string => {
  if (route.at === "thread") return `thread ${route.askId}`;
  return route.at === "unit" ? `unit ${route.unitId}` : route.at;
};

const tabOf = ({ at }: Route): string => {
  if (at === "thread") return "threads";
  return at === "unit" ? "coaching" : at;
};

/** Who points at a way to a screen will open it. */
function preloadTarget({ target }: Event): void {
  const link = target instanceof Element ? target.closest("a") : null;
  const route = link && routeOf(link.pathname);
  if (route) preloadPlace(route.at);
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
        { id: "coaching", label: appWords.coaching, href: "/coaching", count: models.coaching.waiting.value },
        { id: "profile", label: appWords.profile, href: "/profile" },
        { id: "settings", label: appWords.settings, href: "/settings" },
        ...(admin ? [{ id: "admin", label: appWords.admin, href: "/admin" }] : []),
      ]}
    />
  );
}
