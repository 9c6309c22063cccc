import { newSession } from "../auth/sessions.ts";
import { after } from "../clock.ts";
import type { SkillName } from "../contract/index.ts";
import type { Database, Statement } from "../db/transaction.ts";
import { CUSTOM } from "./claims.ts";
import { type Entered, factsOf, NOTE_EVERY, roleOf } from "./enter.ts";
import type { Launch } from "./launch-type.ts";
import { gradeScopesOf } from "./place.ts";
import type { VersionedPlatform } from "./platforms.ts";

/** What of the login is compared in the database, each as its hash. */
export interface LoginHashes {
  state: string;
  nonce: string;
  proof: string;
}

/**
 * Uses the login up where it is this launch's, and opens a session, only if all else is as the last launch left it. Of all
 * who come with one login at once the `update` lets one through: the others wait for its row, and then find it used. What a
 * launch leaves out (null) takes nothing back. A person made without a name is named by the other way in.
 */
const ENTER: Statement = {
  name: "lti_enter",
  text: `with used as (
    update lti_logins l set used_at = $7::timestamptz, answer_sealed = null, hints_sealed = null
    from lti_platforms f, lti_deployments d, lti_people u, people p, lti_contexts c, lti_places s
    where l.org_id = $1::uuid and l.platform_id = $2::uuid
      and l.state_hash = $4 and l.nonce_hash = $5 and l.proof_hash = $6
      and l.used_at is null and l.expires_at > $7::timestamptz
      and l.target_link_uri = $9 and (l.deployment_id is null or l.deployment_id = $10)
      and f.org_id = $1::uuid and f.id = $2::uuid and f.xmin = $3::xid
      and d.org_id = $1::uuid and d.platform_id = $2::uuid and d.deployment_id = $10
      and not d.disabled and d.last_launch_at > $8::timestamptz
      and u.org_id = $1::uuid and u.platform_id = $2::uuid and u.sub = $11
      and p.org_id = $1::uuid and p.id = u.person_id and p.left_at is null
      and ($12 = '' or not u.made or p.name <> 'Colleague ' || upper(right(p.id::text, 4)))
      and c.org_id = $1::uuid and c.platform_id = $2::uuid and c.deployment_id = $10 and c.context_id = $13
      and c.title = $14 and c.label = $15 and to_jsonb(c.history) = $16::text::jsonb
      and ($17::text is null or c.roster_url = $17) and ($18::text is null or c.line_items_url = $18)
      and s.org_id = $1::uuid and s.platform_id = $2::uuid and s.context_ref = c.id and s.resource_link_id = $19
      and s.title = $20 and to_jsonb(s.grade_scopes) = $21::text::jsonb
      and ($22::text is null or s.line_item_url = $22) and ($23::text is null or s.choice_id = $23)
    returning u.person_id, s.id as place_id, s.topic_title, s.skill_ids
  ), opened as (
    insert into sessions (org_id, id, person_id, token_hash, kind, label, created_at, last_seen_at, expires_at)
    select $1::uuid, $24::uuid, person_id, $25, 'lti', $26, $7::timestamptz, $7::timestamptz, $27::timestamptz from used
  ), stands as (
    insert into lti_sessions (org_id, session_id, platform_id, place_id, role)
    select $1::uuid, $24::uuid, $2::uuid, place_id, $28 from used
  )
  select person_id::text, place_id::text, topic_title, (
    select json_agg(json_build_object('id', k.id, 'name', k.name) order by array_position(used.skill_ids, k.id))::text
    from skills k where k.org_id = $1::uuid and k.id = any(used.skill_ids)
  ) from used`,
};

/**
 * The last step of the launch of somebody known at a place that is known, by one statement; null, and nothing is written,
 * where the login is not this launch's or anything is new, changed, closed, or to be written down as the last launch.
 */
export async function enterKnown(
  db: Database,
  { platform, version }: VersionedPlatform,
  login: LoginHashes,
  launch: Launch,
  now: Date,
): Promise<Entered | null> {
  const { context, resourceLink, sub, nrps, ags } = launch;
  if (context === null || resourceLink === null || sub === null || launch.targetLinkUri === null) return null;
  const { id: sessionId, token, tokenHash, expiresAt } = newSession("lti", now);
  const [row] = await db.single(platform.orgId, ENTER, [
    platform.orgId,
    platform.id,
    version,
    login.state,
    login.nonce,
    login.proof,
    now.toISOString(),
    after(now, -NOTE_EVERY).toISOString(),
    launch.targetLinkUri,
    launch.deploymentId,
    sub,
    launch.name ?? "",
    context.id,
    context.title,
    context.label,
    JSON.stringify(context.history),
    nrps?.url ?? null,
    ags?.lineitems ?? null,
    resourceLink.id,
    resourceLink.title,
    JSON.stringify(gradeScopesOf(launch)),
    ags?.lineitem ?? null,
    launch.custom[CUSTOM.choice] ?? null,
    sessionId,
    tokenHash,
    platform.name,
    expiresAt.toISOString(),
    roleOf(launch),
  ]);
  if (row === undefined) return null;
  const [personId = null, placeId, topicTitle, skills] = row;
  const place = { id: placeId ?? "", topicTitle: topicTitle ?? "" };
  return factsOf(launch, { token, personId, place, skills: JSON.parse(skills ?? "[]") as SkillName[] });
}
