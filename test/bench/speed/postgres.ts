import pg from "pg";
import { startPostgres } from "../../factories/postgres.ts";
import { textOf, type World } from "./world.ts";
import { timed } from "./measure.ts";

const AT_ONCE = 50_000;

async function insert(client: pg.Client, statement: string, columns: readonly (readonly unknown[])[]): Promise<void> {
  const [first = []] = columns;
  for (let from = 0; from < first.length; from += AT_ONCE) {
    await client.query(
      statement,
      columns.map((column) => column.slice(from, from + AT_ONCE)),
    );
  }
}

async function fill(client: pg.Client, { skills, evidence }: World): Promise<number> {
  const start = performance.now();
  await client.query("create table skill (id text, words tsvector)");
  await insert(
    client,
    "insert into skill select id, to_tsvector('english', words) from unnest($1::text[], $2::text[]) as row(id, words)",
    [skills.map(({ id }) => id), skills.map(({ name, aliases }) => [name, ...aliases].join(" "))],
  );
  await client.query("create index on skill using gin (words)");
  await client.query("create table knows (skill_id text, person_id text, weight real)");
  await insert(client, "insert into knows select * from unnest($1::text[], $2::text[], $3::real[])", [
    evidence.map(({ skillId }) => skillId),
    evidence.map(({ personId }) => personId),
    evidence.map(() => 0.5),
  ]);
  await client.query("create index on knows (skill_id) include (person_id, weight)");
  await client.query("vacuum analyze");
  return Math.round(performance.now() - start);
}

/** PostgreSQL: full text with any of the words and `ts_rank`; people by an index on skills and a sum. */
export async function postgres(world: World) {
  const server = await startPostgres();
  try {
    const client = new pg.Client({ connectionString: await server.database() });
    await client.connect();
    const buildMs = await fill(client, world);
    const words = (text: string) => [...new Set(text.split(" "))].join(" | ");
    const textToSkills = await timed(world.topics, (topic) =>
      client.query(
        `select id from skill, to_tsquery('english', $1) as query where words @@ query
         order by ts_rank(words, query) desc limit 10`,
        [words(textOf(topic))],
      ),
    );
    const skillsToPeople = await timed(world.wanted, (query) =>
      client.query(
        `select person_id from knows join unnest($1::text[], $2::real[]) as wanted(id, share) on id = skill_id
         group by person_id order by sum(weight * share) desc, person_id limit 10`,
        [query.map(({ skillId }) => skillId), query.map(({ weight }) => weight)],
      ),
    );
    const size = await client.query<{ mb: number }>("select pg_database_size(current_database()) / 1e6 as mb");
    await client.end();
    return {
      textToSkills: { ...textToSkills, buildMs },
      skillsToPeople: { ...skillsToPeople, buildMs, megabytes: Math.round(Number(size.rows[0]?.mb ?? 0)) },
    };
  } finally {
    await server.stop();
  }
}
