import type pg from "pg";
import type { Statement, TextRow, Value } from "./transaction.ts";

interface Bound {
  statement: Statement;
  values: readonly Value[];
}

/** What each connection has prepared. */
const prepared = new WeakMap<pg.Connection, Set<string>>();

/**
 * A statement behind one that sets what it may see, sent together and prepared once on each connection. PostgreSQL runs both
 * in one transaction, since no `sync` stands between them. After an error the connection is not to be used again: nobody
 * knows what of this it still prepared.
 */
export class HeadedQuery implements pg.Submittable {
  /** Set by the client to bound how long it waits. */
  callback: (error: Error | null, rows?: TextRow[]) => void;
  readonly #parts: readonly Bound[];
  readonly #rows: TextRow[] = [];
  #ended = 0;

  constructor(head: Bound, main: Bound, callback: (error: Error | null, rows?: TextRow[]) => void) {
    this.#parts = [head, main];
    this.callback = callback;
  }

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    // One write for all of it.
    stream.cork();
    try {
      for (const part of this.#parts) send(connection, part);
      connection.sync();
    } finally {
      stream.uncork();
    }
  }

  handleDataRow({ fields }: { fields: TextRow }): void {
    if (this.#ended === this.#parts.length - 1) this.#rows.push(fields);
  }

  handleCommandComplete(): void {
    this.#ended += 1;
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#rows);
  }

  handleError(error: Error): void {
    this.callback(error);
  }
}

function send(connection: pg.Connection, { statement: { name, text }, values }: Bound): void {
  const known = prepared.get(connection) ?? new Set<string>();
  prepared.set(connection, known);
  if (!known.has(name)) connection.parse({ name, text, types: [] }, true);
  known.add(name);
  connection.bind({ statement: name, values: [...values] }, true);
  // Not described: whoever sends a statement knows its columns, and takes them as text.
  connection.execute({}, true);
}
