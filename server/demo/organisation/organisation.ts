import { readStarter } from "../../skills/starter/read-starter.ts";
import { makeAsks } from "./asks.ts";
import { makeEvidence } from "./evidence.ts";
import { makePeople } from "./people.ts";
import { namedId } from "./seed.ts";
import { readSource } from "./source.ts";
import type { SampleOrganisation } from "./types.ts";

/**
 * Portolane, a made-up maker of logistics software with some 250 people in eleven places.
 * Ids are the same at each start; all dates follow `now`. `coursesBase` is the address of the sample
 * course pages, such as `http://lms.localhost:4610`.
 */
export function sampleOrganisation(now: Date, coursesBase: string): SampleOrganisation {
  return make("portolane", "Portolane", now, coursesBase);
}

/** Atelier Lindenhof, twelve people in Graz: the neighbour who must never see anything of the first. */
export function secondOrganisation(now: Date, coursesBase: string): SampleOrganisation {
  return make("lindenhof", "Atelier Lindenhof", now, coursesBase);
}

function make(slug: string, name: string, now: Date, coursesBase: string): SampleOrganisation {
  const source = readSource(slug);
  const people = makePeople(source, now);
  const setting = {
    source,
    now,
    coursesBase,
    people: Object.fromEntries(people.map((person) => [person.id, person])),
  };
  const asks = makeAsks(setting);
  const skillNames = new Map(readStarter().map((skill) => [skill.id, skill.name]));
  const evidence = makeEvidence({ ...setting, asks, skillNames });
  return { org: { id: namedId("organisation", slug), name, slug }, people, evidence, asks };
}
