import { InboxScreen } from "../../ui/inbox-screen.tsx";
import * as appWords from "../../words/en/app.ts";
import { threadPath, type PlaceProps } from "./place-props.ts";

/** A coach's requests. */
export function InboxPlace({ carrier, models, router, clock }: PlaceProps) {
  const openProfile = () => router.go("/profile");
  return (
    <>
      <h1 class="visually-hidden">{appWords.inbox}</h1>
      <InboxScreen
        {...models}
        clock={clock}
        picture={carrier.find.picture}
        onAccepted={(askId) => router.go(threadPath(askId))}
        onHours={openProfile}
        onConfirm={openProfile}
      />
    </>
  );
}
