import { useEffect, useState } from "preact/hooks";
import { Tabs } from "../../ui/tabs.tsx";
import { useNow, type Clock } from "../../ui/use-now.ts";
import { commonWords } from "../../words/en.ts";
import * as adminWords from "../../words/en/admin.ts";
import * as appWords from "../../words/en/app.ts";
import * as platformWords from "../../words/en/platforms.ts";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import type { AdminApi } from "./admin-api.ts";
import { Imports } from "./imports.tsx";
import { Invitations } from "./invitations.tsx";
import { Numbers } from "./numbers.tsx";
import { People } from "./people.tsx";
import type { PlatformsApi } from "./platforms/platforms-api.ts";
import { Platforms } from "./platforms/platforms.tsx";
import type { TaxonomyApi } from "./taxonomy-api.ts";
import { Taxonomy } from "./taxonomy.tsx";

const PARTS = ["people", "skills", "imports", "platforms", "invitations", "numbers"] as const;
type Part = (typeof PARTS)[number];

const LABELS: Record<Part, string> = {
  people: adminWords.people,
  skills: taxonomyWords.taxonomy,
  imports: adminWords.imports,
  platforms: platformWords.platforms,
  invitations: adminWords.invitations,
  numbers: adminWords.overview,
};

const partHere = (): Part => PARTS.find((part) => part === location.hash.slice(1)) ?? "people";

interface Props {
  readonly api: AdminApi;
  readonly taxonomy: TaxonomyApi;
  readonly platforms: PlatformsApi;
  readonly clock: Clock;
}

/** For the people who look after the organisation: people, skills, imports, learning platforms, invitations, and counts from five up. */
export function AdminPage({ api, taxonomy, platforms, clock }: Props) {
  const [part, setPart] = useState(partHere);
  const now = useNow(clock, 60_000);
  useEffect(() => {
    const follow = () => setPart(partHere());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return (
    <>
      <a class="skip" href="#main">
        {appWords.skip}
      </a>
      <header class="page-head">
        <a class="brand" href="/">
          {commonWords.product}
        </a>
        <Tabs
          label={adminWords.places}
          current={part}
          tabs={PARTS.map((id) => ({ id, label: LABELS[id], href: `#${id}` }))}
        />
      </header>
      <main id="main" class="screen wide" tabIndex={-1}>
        <h1>{LABELS[part]}</h1>
        {part === "people" && <People api={api} now={now} />}
        {part === "skills" && <Taxonomy api={taxonomy} />}
        {part === "imports" && <Imports api={api} now={now} />}
        {part === "platforms" && <Platforms api={platforms} now={now} />}
        {part === "invitations" && <Invitations api={api} now={now} />}
        {part === "numbers" && <Numbers api={api} />}
        <p>
          <a href="/">{adminWords.backToApp}</a>
        </p>
      </main>
    </>
  );
}
