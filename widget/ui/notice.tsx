import type { ComponentChildren } from "preact";
import type { Trouble } from "../carrier.ts";
import { commonWords, troubleWords } from "../words/en.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly action?: { readonly label: string; readonly onPress: () => void } | null;
}

/** Says what happened, what is safe and what to do, with at most one action. */
export function Notice({ title, children, action }: Props) {
  return (
    <div class="notice" role="alert">
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </div>
      {action && <Button onClick={action.onPress}>{action.label}</Button>}
    </div>
  );
}

interface TroubleProps {
  readonly trouble: Trouble;
  readonly onAgain?: (() => void) | undefined;
  readonly onSignIn?: (() => void) | undefined;
  readonly onSettings?: (() => void) | undefined;
}

/** A notice for what stands in the way, with the one action that the host can offer for it. */
export function TroubleNotice({ trouble, onAgain, onSignIn, onSettings }: TroubleProps) {
  const { happened, safe, action } = troubleWords.wordsFor(trouble);
  const actions = {
    again: { label: commonWords.tryAgain, onPress: onAgain },
    "sign-in": { label: commonWords.signIn, onPress: onSignIn },
    settings: { label: commonWords.settings, onPress: onSettings },
  };
  const { label, onPress } = actions[action ?? "again"];
  return (
    <Notice title={happened} action={action && onPress ? { label, onPress } : null}>
      {safe && <p>{safe}</p>}
    </Notice>
  );
}
