import { type AnyColumn, type SQL, sql } from "drizzle-orm";

const literally = (words: string) => words.replace(/[\\%_]/g, String.raw`\$&`);

/** Whether a text holds some words anywhere, in any case; `%`, `_` and `\` in them mean themselves. */
export const holds = (text: AnyColumn | SQL, words: string): SQL => sql`${text} ilike ${`%${literally(words)}%`}`;

/** Whether a text begins with some words, in any case. */
export const begins = (text: AnyColumn | SQL, words: string): SQL => sql`${text} ilike ${`${literally(words)}%`}`;
