import { useMemo } from "preact/hooks";
import type { LaunchFacts } from "../../../server/contract/lti.ts";
import type { LaunchApi } from "../../client/launch-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import * as ltiWords from "../../words/en/lti.ts";
import { later } from "../app/later.tsx";
import type { LateCarrier } from "../app/carrier-later.ts";
import { createLaunchModels } from "./launch-models.ts";
import { Surface } from "./surface.tsx";

export type Facts = Omit<LaunchFacts, "token">;

/** What a launch brought; without a session for somebody whom the platform does not name. */
export interface Launched {
  readonly facts: Facts;
  readonly session: Session | null;
}

export interface Session {
  readonly late: LateCarrier;
  readonly api: () => Promise<LaunchApi>;
}

const picker = later(async () => (await import("./picker.tsx")).Picker);

/** The page in a course's frame: one column, no header of its own. */
export function LaunchPage({ launched }: { readonly launched: Launched | null }) {
  return (
    <main class="screen lti" tabIndex={-1}>
      <h1 class="visually-hidden">{ltiWords.title}</h1>
      <LaunchInside launched={launched} />
    </main>
  );
}

/** What stands on the page: the surface, the picker, or why there is neither. */
export function LaunchInside({ launched }: { readonly launched: Launched | null }) {
  if (launched === null) return <Closed title={ltiWords.noLaunch} why={ltiWords.noLaunchWhy} />;
  const { facts, session } = launched;
  if (session === null) return <Closed title={ltiWords.nobody} why={ltiWords.nobodyWhy} />;
  if (facts.deepLinking !== undefined)
    return <picker.Part wish={facts.deepLinking} topic={facts.topic} api={session.api} />;
  return <WithModels facts={facts} session={session} />;
}

function WithModels({ facts, session }: { readonly facts: Facts; readonly session: Session }) {
  const models = useMemo(() => createLaunchModels(session.late.carrier, facts), [session]);
  return <Surface facts={facts} session={session} models={models} />;
}

const Closed = ({ title, why }: { readonly title: string; readonly why: string }) => (
  <EmptyState title={title}>
    <p>{why}</p>
  </EmptyState>
);
