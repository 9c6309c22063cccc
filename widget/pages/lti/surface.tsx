import "@preact/signals";
import { useState } from "preact/hooks";
import { EmptyState } from "../../ui/empty-state.tsx";
import { OfflineBar } from "../../ui/offline-bar.tsx";
import * as ltiWords from "../../words/en/lti.ts";
import { later } from "../app/later.tsx";
import { PartMissing } from "../app/part-missing.tsx";
import type { LaunchModels } from "./launch-models.ts";
import type { Facts, Session } from "./launch-page.tsx";
import { Learner } from "./learner.tsx";

const asked = later(async () => (await import("./asked-place.tsx")).AskedPlace);

export interface SurfaceProps {
  readonly facts: Facts;
  readonly session: Session;
  readonly models: LaunchModels;
}

/** A learner's surface; for teachers a second one beside it, in counts. */
export function Surface(props: SurfaceProps) {
  const { facts, session, models } = props;
  const [at, setAt] = useState<"ask" | "asked">("ask");
  const status = models.status.status.value;
  if (status.session === "signed_out") return <Over models={models} />;
  const { placeId } = facts;
  const hasCounts = facts.role === "teacher" && placeId !== null;
  return (
    <>
      <OfflineBar status={status} />
      {session.late.opening.value === "failed" && <PartMissing onAgain={() => void session.late.open()} />}
      {hasCounts && <TeacherTabs at={at} onGo={setAt} />}
      {hasCounts && at === "asked" ? <asked.Part api={session.api} placeId={placeId} /> : <Learner {...props} />}
    </>
  );
}

const NAMES = { ask: ltiWords.ask, asked: ltiWords.asked };

interface TabsProps {
  readonly at: "ask" | "asked";
  readonly onGo: (at: "ask" | "asked") => void;
}

/** A frame has no addresses of its own to go to: buttons, where other hosts have links. */
function TeacherTabs({ at, onGo }: TabsProps) {
  return (
    <nav class="tabs" aria-label={ltiWords.places}>
      {(["ask", "asked"] as const).map((id) => (
        <button
          key={id}
          type="button"
          class="tab"
          aria-current={id === at ? "page" : undefined}
          onClick={() => onGo(id)}
        >
          {NAMES[id]}
        </button>
      ))}
    </nav>
  );
}

/** The session is over, and a frame is no place to sign in: the course opens it anew. Typed words stay in sight. */
function Over({ models }: { readonly models: LaunchModels }) {
  const begun = models.form.goal.value.trim();
  return (
    <EmptyState title={ltiWords.over}>
      <p>{ltiWords.overWhy}</p>
      {begun !== "" && (
        <div class="stack-close">
          <p class="small quiet">{ltiWords.overWords}</p>
          <p dir="auto" class="words">
            {begun}
          </p>
        </div>
      )}
    </EmptyState>
  );
}
