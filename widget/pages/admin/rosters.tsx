import { useEffect, useState } from "preact/hooks";
import type { LtiContext } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import * as words from "../../words/en/rosters.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import type { RostersApi } from "./rosters-api.ts";
import { useLoaded } from "./use-loaded.ts";

interface Props {
  readonly api: RostersApi;
  readonly platformId: string;
  readonly now: number;
}

/** While something is read, how often is looked, in milliseconds. */
const LOOK_EVERY = 3000;

/** The courses of a platform, and how far the reading of their members has come. */
export function Rosters({ api, platformId, now }: Props) {
  const list = useLoaded(platformId, () => api.contexts(platformId));
  const isReading = list.value?.contexts.some(({ roster }) => isUnderWay(roster)) === true;
  useEffect(() => {
    if (!isReading) return;
    const timer = setTimeout(list.again, LOOK_EVERY);
    return () => clearTimeout(timer);
  }, [isReading, list.value]);
  if (!list.value) {
    return list.trouble ? <TroubleNotice trouble={list.trouble} onAgain={list.again} onSignIn={goToSignIn} /> : null;
  }
  const { contexts, total } = list.value;
  return (
    <section class="stack" aria-label={words.rosters}>
      <div class="stack-close">
        <h3>{words.rosters}</h3>
        <p class="small quiet">{contexts.length === 0 ? words.none : words.rostersWhy}</p>
      </div>
      <ul class="ruled">
        {contexts.map((context) => (
          <Course key={context.id} api={api} context={context} now={now} onChanged={list.again} />
        ))}
      </ul>
      {total > contexts.length && <p class="small quiet">{words.shownOf(contexts.length, total)}</p>}
    </section>
  );
}

const isUnderWay = (roster: LtiContext["roster"]) => roster?.state === "reading" || roster?.state === "waiting";

interface CourseProps {
  readonly api: RostersApi;
  readonly context: LtiContext;
  readonly now: number;
  readonly onChanged: () => void;
}

function Course({ api, context, now, onChanged }: CourseProps) {
  const [kept, setKept] = useState(context);
  useEffect(() => setKept(context), [context]);
  const action = useAction();
  const { id, roster, hasRoster, members } = kept;
  const name = words.courseName(kept);
  const press = async (call: (id: string) => ReturnType<RostersApi["readNow"]>) => {
    const well = await action.run(async () => {
      const outcome = await call(id);
      if (outcome.ok) setKept(outcome.value);
      return outcome;
    });
    if (well) onChanged();
  };
  return (
    <li class="stack-close">
      <div class="row-apart">
        <span class="run-line">
          <strong>
            <bdi>{name}</bdi>
          </strong>{" "}
          {roster && <span class="small quiet">{words.members(members)}</span>}
          <span class="small quiet block" role="status">
            {hasRoster ? roster && words.stateLine(roster, now) : words.noRoster}
          </span>
          {roster?.problem && <span class="small block">{words.problem(roster.problem)}</span>}
        </span>
        {hasRoster && (
          <span class="row">
            <Button
              small
              disabled={action.busy}
              aria-label={words.readNowNamed(name)}
              onClick={() => void press(api.readNow)}
            >
              {words.readNow}
            </Button>
            {roster && roster.state !== "stopped" && (
              <Button
                small
                kind="plain"
                disabled={action.busy}
                aria-label={words.stopNamed(name)}
                onClick={() => void press(api.stopReading)}
              >
                {words.stop}
              </Button>
            )}
          </span>
        )}
      </div>
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
    </li>
  );
}
