import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Me, ProfileBody } from "../contract/person.ts";
import { people } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { changeMe } from "./change-me.ts";
import { readMe } from "./me.ts";

/** Changes what the caller says of themselves and how they ask and are found; what is not given stays. */
export async function setProfile(services: Services, actor: Actor, body: ProfileBody): Promise<Me> {
  const { name, languages, mail, leaveOut, foundByAnswers } = body;
  await changeMe(
    services,
    actor,
    { matching: languages !== undefined || foundByAnswers !== undefined },
    async ({ tx, me }) => {
      const changed = {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(languages === undefined ? {} : { languages: [...new Set(languages)] }),
        ...(mail === undefined ? {} : { mail }),
        ...(foundByAnswers === undefined ? {} : { foundByAnswers }),
        ...(leaveOut === undefined ? {} : { skipChain: leaveOut.chain, skipClose: leaveOut.close }),
      };
      if (Object.keys(changed).length === 0) return;
      await tx
        .update(people)
        .set(changed)
        .where(and(eq(people.orgId, me.orgId), eq(people.id, me.id)));
    },
  );
  return readMe(services, actor);
}
