import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import * as z from "zod/mini";
import { text } from "../../contract/values.ts";

const Role = z.object({ department: z.string(), lead: z.string(), skills: z.array(z.string()) });

const list = z.pipe(
  z.string(),
  z.transform((cell: string) => (cell === "" ? [] : cell.split("|"))),
);
const Row = z.object({
  key: z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/)),
  name: z.string(),
  role: z.string(),
  title: z.string(),
  site: z.string(),
  languages: list,
  skills: list,
  flags: list,
});

const Page = z.object({
  path: z.string(),
  title: z.string(),
  course: z.optional(z.string()),
  module: z.optional(z.string()),
  headings: z.optional(z.array(z.string())),
  language: z.string(),
  skills: z.array(z.string()),
});

const Story = z.object({
  asker: z.string(),
  coach: z.optional(z.string()),
  /** Who holds the offer, for a story that still waits. */
  offeredTo: z.optional(z.array(z.string())),
  /** A key of `pages.json`, or a course that is only named. */
  page: z.union([z.string(), z.object({ course: z.string(), module: z.string(), title: z.string() })]),
  skills: z.array(z.string()),
  minutes: z.union([z.literal(5), z.literal(15), z.literal(30), z.literal(60)]),
  daysAgo: z.number(),
  state: z.enum(["resolved", "withdrawn", "unanswered", "waiting", "open"]),
  anonymous: z.optional(z.boolean()),
  byName: z.optional(z.boolean()),
  published: z.optional(z.boolean()),
  goal: text(4000),
  tried: text(4000),
  thread: z.optional(z.array(z.tuple([z.enum(["asker", "coach"]), text(8000)]))),
  helped: z.optional(text(80)),
  feedback: z.optional(text(1000)),
  learnt: z.optional(text(2000)),
});

export type Role = z.infer<typeof Role>;
export type Row = z.infer<typeof Row>;
export type Page = z.infer<typeof Page>;
export type Story = z.infer<typeof Story>;

/** What was written by hand about one organisation. */
export interface Source {
  readonly slug: string;
  readonly roles: Readonly<Record<string, Role>>;
  readonly rows: readonly Row[];
  readonly stories: readonly Story[];
  /** City to IANA time zone. */
  readonly sites: Readonly<Record<string, string>>;
  readonly pages: Readonly<Record<string, Page>>;
  readonly endorsements: readonly string[];
}

/** Reads the folder named like the organisation's slug; throws when a file is not of the expected shape. */
export function readSource(slug: string): Source {
  return {
    slug,
    roles: z.record(z.string(), Role).parse(json(slug, "roles.json")),
    rows: z.array(Row).parse(parse(file(slug, "people.csv"), { columns: true })),
    stories: z.array(Story).parse(json(slug, "history.json")),
    sites: z.record(z.string(), z.string()).parse(json("sites.json")),
    pages: z.record(z.string(), Page).parse(json("pages.json")),
    endorsements: z.array(z.string()).parse(json("endorsements.json")),
  };
}

/** The entry of that name; throws, naming it, when there is none. */
export function entry<Value>(of: Readonly<Record<string, Value>>, name: string): Value {
  const value = of[name];
  if (value === undefined) throw new Error(`The sample data names “${name}”, which does not exist.`);
  return value;
}

function file(...path: string[]): string {
  return readFileSync(join(import.meta.dirname, ...path), "utf8");
}

function json(...path: string[]): unknown {
  return JSON.parse(file(...path));
}
