import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Me, ProfileBody } from "../contract/person.ts";
import { people } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { changeMe } from "./change-me.ts";
import { readMe } from "./me.ts";

/** Changes the caller's name, languages, or whether mail may come; what is left out stays. */
export async function setProfile(services: Services, actor: Actor, body: ProfileBody): Promise<Me> {
  const { name, languages, mail } = body;
  await changeMe(services, actor, { matching: languages !== undefined }, async ({ tx, me }) => {
    const changed = {
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(languages === undefined ? {} : { languages: [...new Set(languages)] }),
      ...(mail === undefined ? {} : { mail }),
    };
    if (Object.keys(changed).length === 0) return;
    await tx
      .update(people)
      .set(changed)
      .where(and(eq(people.orgId, me.orgId), eq(people.id, me.id)));
  });
  return readMe(services, actor);
}
