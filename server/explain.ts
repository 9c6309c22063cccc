import { FolderInUse } from "./db/pid-lock.ts";
import { SettingsError } from "./env.ts";

/** What is said for what goes wrong most often, by the system's or the database's code. */
const sentences: Record<string, string> = {
  EADDRINUSE: "The port is taken by another program. Stop that one, or set PORT to another number.",
  EADDRNOTAVAIL: "HOST is no address of this machine.",
  EACCES: "The system does not allow that: ports below 1024 need rights of their own, and DATA_DIR must be writable.",
  ECONNREFUSED: "The database cannot be reached. Is it running, and is DATABASE_URL right?",
  ENOTFOUND: "The database's host is not known. Is DATABASE_URL right?",
  "28P01": "The database refuses the password in DATABASE_URL.",
  "28000": "The database does not let this role in. Is DATABASE_URL right?",
  "3D000":
    "The database named in DATABASE_URL does not exist. Create it first: the service makes its tables, not the database.",
};

interface Coded {
  code?: unknown;
  message?: string;
  stack?: string;
  cause?: unknown;
}

/** Why the service did not start, and what to do, in a sentence or two. */
export function explanation(error: unknown): string {
  if (error instanceof SettingsError || error instanceof FolderInUse) return error.message;
  const { code, message, stack, cause } = error as Coded;
  const found = [code, (cause as Coded | undefined)?.code].find((one) => typeof one === "string") ?? "";
  const sentence = sentences[found];
  if (sentence !== undefined) return sentence;
  // A right that is missing: the database says best which.
  if (found === "42501") return `The database refused: ${(cause as Coded | undefined)?.message ?? message}`;
  return `Could not start: ${stack ?? message}`;
}

/** Says why the service did not start; ends the process with 1. */
export function explain(error: unknown): never {
  process.stderr.write(`${explanation(error)}\n`);
  process.exit(1);
}
