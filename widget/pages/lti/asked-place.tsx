import { useEffect, useState } from "preact/hooks";
import type { Asked } from "../../../server/contract/lti.ts";
import type { Outcome } from "../../carrier.ts";
import type { LaunchApi } from "../../client/launch-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Loading } from "../../ui/loading.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import * as askedWords from "../../words/en/lti-asked.ts";

interface Props {
  readonly api: () => Promise<Pick<LaunchApi, "asked">>;
  readonly placeId: string;
}

/** For teachers: what was asked at this place and in its course, in counts of five or more. */
export function AskedPlace({ api, placeId }: Props) {
  const [outcome, setOutcome] = useState<Outcome<Asked> | null>(null);
  const load = () => {
    setOutcome(null);
    void api()
      .then(({ asked }) => asked(placeId))
      .then(setOutcome);
  };
  useEffect(load, [placeId]);
  if (outcome === null) return <Loading />;
  if (!outcome.ok) return <TroubleNotice trouble={outcome.trouble} onAgain={load} />;
  return <Counts asked={outcome.value} />;
}

function Counts({ asked: { days, here, course } }: { readonly asked: Asked }) {
  return (
    <>
      <section class="stack" aria-labelledby="asked-here">
        <h2 id="asked-here">{askedWords.askedTitle}</h2>
        {here.asks === null ? (
          <EmptyState title={askedWords.fewHere}>
            <p>{askedWords.fewWhy}</p>
          </EmptyState>
        ) : (
          <>
            <p>
              <strong>{askedWords.asksHere(here.asks)}</strong> <span class="quiet">{askedWords.days(days)}</span>
            </p>
            {here.skills.length === 0 && <p>{askedWords.noSkillFive}</p>}
            <Numbers head={askedWords.skill} rows={here.skills} />
            <p class="small quiet">{askedWords.fewWhy}</p>
          </>
        )}
      </section>
      {course !== null && (
        <section class="stack" aria-labelledby="asked-course">
          <h2 id="asked-course" dir="auto">
            {askedWords.course(course.title)}
          </h2>
          {course.asks === null ? (
            <p class="quiet">{askedWords.fewCourse}</p>
          ) : (
            <>
              <p>{askedWords.asksCourse(course.asks)}</p>
              <Numbers
                head={askedWords.place}
                rows={course.places.map((place) => ({ ...place, name: place.title || askedWords.unnamed }))}
              />
              <Numbers head={askedWords.skill} rows={course.skills} />
            </>
          )}
        </section>
      )}
    </>
  );
}

interface NumbersProps {
  readonly head: string;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly asks: number }[];
}

function Numbers({ head, rows }: NumbersProps) {
  if (rows.length === 0) return null;
  return (
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{askedWords.number}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, asks }) => (
          <tr key={id}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td>{asks}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
