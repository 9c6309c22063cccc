import "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Carrier } from "../../carrier.ts";
import { createThread } from "../../model/index.ts";
import { AskScreen } from "../../ui/ask-screen.tsx";
import { InboxScreen } from "../../ui/inbox-screen.tsx";
import { ProfileScreen } from "../../ui/profile-screen.tsx";
import { SettingsScreen } from "../../ui/settings-screen.tsx";
import { ThreadList } from "../../ui/thread-list.tsx";
import { ThreadScreen } from "../../ui/thread-screen.tsx";
import { useNow } from "../../ui/use-now.ts";
import { threadWords } from "../../words/en.ts";
import * as appWords from "../../words/en/app.ts";
import type { Models } from "./models.ts";
import type { Router } from "./router.ts";

interface Props {
  readonly carrier: Carrier;
  readonly models: Models;
  readonly router: Router;
}

const threadPath = (askId: string) => `/threads/${encodeURIComponent(askId)}`;

/** The screen at the present address. */
export function Place({ carrier, models, router }: Props) {
  const clock = carrier.device.now;
  const openThread = (askId: string) => router.go(threadPath(askId));
  const openProfile = () => router.go("/profile");
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
            onOpenThread={openThread}
            onSignIn={() => void models.status.signIn()}
          />
        </>
      );
    case "inbox":
      return (
        <>
          <h1 class="visually-hidden">{appWords.inbox}</h1>
          <InboxScreen
            {...models}
            clock={clock}
            picture={carrier.find.picture}
            onAccepted={openThread}
            onHours={openProfile}
            onConfirm={openProfile}
          />
        </>
      );
    case "threads":
      return <Threads models={models} clock={clock} />;
    case "thread":
      return <OneThread carrier={carrier} askId={route.askId} />;
    case "profile":
      return <ProfileScreen {...models} clock={clock} />;
    case "settings":
      return <SettingsScreen {...models} clock={clock} />;
  }
}

function Threads({ models, clock }: { readonly models: Models; readonly clock: () => number }) {
  const now = useNow(clock, 30_000);
  return (
    <>
      <h1>{threadWords.threads}</h1>
      <ThreadList threads={models.asks.threads.value} now={now} hrefOf={threadPath} sayEmpty />
    </>
  );
}

function OneThread({ carrier, askId }: { readonly carrier: Carrier; readonly askId: string }) {
  const thread = useMemo(() => createThread(carrier, askId), [carrier, askId]);
  useEffect(() => thread.stop, [thread]);
  return (
    <>
      <h1 class="visually-hidden">{threadWords.threads}</h1>
      <a href="/threads">← {appWords.backToThreads}</a>
      <ThreadScreen thread={thread} clock={carrier.device.now} />
    </>
  );
}
