import { FolderInUse } from "./db/pid-lock.ts";
import { SettingsError } from "./env.ts";

/** Says why the service did not start, and what to do; ends the process with 1. */
export function explain(error: unknown): never {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  const known = error instanceof SettingsError || error instanceof FolderInUse;
  const line = known
    ? message
    : code === "EADDRINUSE"
      ? "The port is taken by another program. Stop that one, or set PORT to another number."
      : code === "ECONNREFUSED"
        ? "The database cannot be reached. Is it running, and is DATABASE_URL right?"
        : `Could not start: ${stack ?? message}`;
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
