import type { Overview } from "../../../server/contract/index.ts";
import { Loading } from "../../ui/loading.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { dates } from "../../words/en.ts";
import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import { useLoaded } from "./use-loaded.ts";

/** Counts from five up, what is asked about, and what nobody knows yet. Never about one person. */
export function Numbers({ api }: { readonly api: AdminApi }) {
  const { value, trouble, again } = useLoaded("overview", api.overview);
  if (trouble) return <TroubleNotice trouble={trouble} onAgain={again} onSignIn={goToSignIn} />;
  if (!value) return <Loading />;
  return (
    <div class="stack apart">
      <Counts
        title={adminWords.lastDays(value.asks.days)}
        counts={value.asks}
        names={["opened", "accepted", "resolved", "unanswered"]}
      />
      <Counts title={adminWords.coaching} counts={value.coaching} names={["units"]} />
      <Counts title={adminWords.takeaways} counts={value.takeaways} names={["published", "unkept", "checking"]} />
      <Counts title={adminWords.people} counts={value.people} names={["total", "confirmed", "left"]} />
      <section class="stack" aria-labelledby="by-skill">
        <h2 id="by-skill">{adminWords.bySkill}</h2>
        {value.bySkill.length === 0 && <p class="quiet">{adminWords.bySkillNone}</p>}
        <ul class="ruled">
          {value.bySkill.map((skill) => (
            <li key={skill.id} class="row-apart">
              <bdi>{skill.name}</bdi>
              <span>{dates.number(skill.asks)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Gaps gaps={value.gaps} />
    </div>
  );
}

type CountName = keyof typeof adminWords.counts;

interface CountsProps<Name extends CountName> {
  readonly title: string;
  readonly names: readonly Name[];
  /** Null says "fewer than five". */
  readonly counts: Record<Name, number | null>;
}

/** A few numbers, each with its definition one key away. */
function Counts<Name extends CountName>({ title, names, counts }: CountsProps<Name>) {
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <ul class="counts">
        {names.map((name) => {
          const { label, means } = adminWords.counts[name];
          const count = counts[name];
          return (
            <li key={name} class="count-card">
              <p>
                <span class="count-number">{count === null ? adminWords.fewerThanFive : dates.number(count)}</span>{" "}
                {label}
              </p>
              <details class="disclosure small">
                <summary aria-label={adminWords.whatCountsNamed(label)}>{adminWords.whatCounts}</summary>
                <p>{means}</p>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Those that were asked for in sight; all others one press away. */
function Gaps({ gaps }: { readonly gaps: Overview["gaps"] }) {
  const asked = gaps.filter((gap) => gap.asked !== null);
  const others = gaps.filter((gap) => gap.asked === null);
  return (
    <section class="stack" aria-labelledby="gaps">
      <h2 id="gaps">{adminWords.gaps}</h2>
      {gaps.length === 0 && <p class="quiet">{adminWords.gapsNone}</p>}
      <ul class="ruled">
        {asked.map((gap) => (
          <li key={gap.id} class="row-apart">
            <bdi>{gap.name}</bdi>
            <span>{adminWords.asked(gap.asked ?? 0)}</span>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details class="disclosure">
          <summary>{adminWords.gapsAll(others.length)}</summary>
          <ul class="columns">
            {others.map((gap) => (
              <li key={gap.id}>
                <bdi>{gap.name}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
