import "@preact/signals";
import { useMemo } from "preact/hooks";
import { AskScreen } from "../../ui/ask-screen.tsx";
import * as appWords from "../../words/en/app.ts";
import { later } from "./later.tsx";
import { threadPath, type PlaceProps } from "./place-props.ts";
import type { Route } from "./router.ts";

// The ask screen is what most openings show; the others are fetched when they are wanted, or when the browser is idle.
const inbox = later(async () => (await import("./inbox-place.tsx")).InboxPlace);
const threads = later(async () => (await import("./threads-place.tsx")).ThreadsPlace);
const thread = later(async () => (await import("./thread-place.tsx")).ThreadPlace);
const coaching = later(async () => (await import("./coaching-place.tsx")).CoachingPlace);
const unit = later(async () => (await import("./unit-place.tsx")).UnitPlace);
const profile = later(async () => (await import("../../ui/profile-screen.tsx")).ProfileScreen);
const settings = later(async () => (await import("../../ui/settings-screen.tsx")).SettingsScreen);
const LATER = { inbox, threads, thread, coaching, unit, profile, settings };

/** Fetches a screen's program before it is opened. */
export const preloadPlace = (at: Route["at"]): void => {
  if (at !== "ask") LATER[at].preload();
};

/** Fetches every screen's program. */
export const preloadPlaces = (): void => Object.values(LATER).forEach((place) => place.preload());

/** The screen at the present address. */
export function Place(props: Omit<PlaceProps, "clock">) {
  const { carrier, models, router } = props;
  const { session } = models.status.status.value;
  // Another function as soon as the service's time is known, so that what shows the time reads it anew.
  const clock = useMemo(() => () => carrier.device.now(), [carrier, session]);
  const route = router.route.value;
  switch (route.at) {
    case "ask":
      return (
        <>
          <h1 class="visually-hidden">{appWords.ask}</h1>
          <AskScreen
            {...models}
            clock={clock}
            source="typing"
            onOpenThread={(askId) => router.go(threadPath(askId))}
            onSignIn={() => void models.status.signIn()}
          />
        </>
      );
    case "inbox":
      return <inbox.Part {...props} clock={clock} />;
    case "threads":
      return <threads.Part {...props} clock={clock} />;
    case "thread":
      return <thread.Part {...props} clock={clock} askId={route.askId} />;
    case "coaching":
      return <coaching.Part {...props} clock={clock} />;
    case "unit":
      return <unit.Part {...props} clock={clock} unitId={route.unitId} />;
    case "profile":
      return <profile.Part {...models} clock={clock} />;
    case "settings":
      return <settings.Part {...models} clock={clock} />;
  }
}
