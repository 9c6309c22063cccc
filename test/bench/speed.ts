import { parseArgs } from "node:util";
import { documentsOf } from "./speed/documents.ts";
import { flexSearch } from "./speed/flexsearch.ts";
import { miniSearch } from "./speed/minisearch.ts";
import { orama } from "./speed/orama.ts";
import { ours } from "./speed/ours.ts";
import { postgres } from "./speed/postgres.ts";
import { route } from "./speed/route.ts";
import { makeWorld } from "./speed/world.ts";

// How fast the product's own matcher is, beside MiniSearch, FlexSearch, Orama and PostgreSQL: same queries, same run.
// usage: npm run bench:speed -- [--people 100000] [--queries 2000] [--seed 1] [--only ours,route] [--json]
// One line of JSON each: {engine, textToSkills: {p50, p99, calls, buildMs, megabytes}, skillsToPeople: {…}} in
// milliseconds, {growth: people, …} at three sizes, and {route: …}.

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "100000" },
    queries: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    json: { type: "boolean" },
  },
});
const [people, queries, seed] = [Number(values.people), Number(values.queries), Number(values.seed)];
const SIZE = { skills: 15_000, skillsEach: 20, queries };
const GROWTH = [10_000, 100_000, 300_000];
const only = values.only?.split(",");
const wants = (part: string) => only === undefined || only.includes(part);
const tell = (line: object) => console.log(JSON.stringify(line));

const world = makeWorld({ ...SIZE, people }, seed);
const documents = documentsOf(world);
const engines = {
  ours: () => ours(world),
  flexsearch: () => flexSearch(documents),
  minisearch: () => miniSearch(documents),
  postgresql: () => postgres(world),
  orama: () => orama(documents),
};
for (const [engine, run] of Object.entries(engines)) {
  if (wants(engine)) tell({ engine, people, ...(await run()) });
}
if (wants("growth")) {
  for (const size of GROWTH) {
    const { skillsToPeople } = await ours(makeWorld({ ...SIZE, people: size }, seed));
    tell({ growth: size, ...skillsToPeople });
  }
}
if (wants("route")) tell({ route: "POST /api/topics/match", ...(await route()) });
