import type { JWTPayload } from "jose";
import { rolesOf } from "./people.ts";
import type { Course, Link, PendingLaunch, Tool } from "./types.ts";
import { customValues, maySay, personClaims } from "./variables.ts";
import { CLAIMS, DEEP_LINKING, RESOURCE_LINK, SCOPES } from "./vocabulary.ts";
import { addresses, nextId, personById, platformNow, secret, type World } from "./world.ts";

/** A launch is believed for so many seconds. */
const SECONDS = 60;

/** All that the token of a launch says. Null when its link, course or person has gone since. */
export function launchClaims(world: World, tool: Tool, launch: PendingLaunch, nonce: string): JWTPayload | null {
  const { message } = launch;
  const link = message.kind === "resource_link" ? (world.links.get(message.linkId) ?? null) : null;
  const courseId = message.kind === "resource_link" ? link?.courseId : message.courseId;
  const course = world.courses.get(courseId ?? "");
  const person = personById(world, launch.userId);
  if (course === undefined || person === null) return null;
  const iat = Math.floor(platformNow(world) / 1000);
  const custom = customValues({ tool, person, course, link });
  return {
    iss: world.origin,
    aud: tool.clientId,
    ...(tool.anonymous ? {} : { sub: person.id, ...personClaims(tool, person) }),
    nonce,
    iat,
    exp: iat + SECONDS,
    locale: course.lang,
    [CLAIMS.version]: "1.3.0",
    [CLAIMS.messageType]: message.kind === "resource_link" ? RESOURCE_LINK : DEEP_LINKING,
    [CLAIMS.deployment]: launch.deploymentId,
    [CLAIMS.target]: launch.targetLinkUri,
    [CLAIMS.roles]: rolesOf(person, tool.shortRoles),
    [CLAIMS.context]: contextClaim(world, course),
    [CLAIMS.platform]: platformClaim(world),
    [CLAIMS.presentation]: { locale: course.lang, document_target: "iframe", return_url: returnUrl(world, launch) },
    [CLAIMS.lis]: {
      ...(maySay(tool) ? { person_sourcedid: person.sourcedId } : {}),
      course_section_sourcedid: `section-${course.label}`,
    },
    ...(Object.keys(custom).length === 0 ? {} : { [CLAIMS.custom]: custom }),
    ...(link === null ? choiceClaims(world, tool, launch) : linkClaims(world, tool, course, link)),
  };
}

export function contextClaim({ knobs }: World, { id, label, title }: Course) {
  return { id, label, title: knobs.title ?? title, type: ["CourseSection"] };
}

function platformClaim({ origin }: World) {
  return {
    guid: "lms.localhost",
    name: "Harbourline Campus",
    version: "1.0",
    product_family_code: "sample-lms",
    url: origin,
  };
}

function returnUrl({ origin }: World, { message }: PendingLaunch): string {
  return message.kind === "deep_linking"
    ? `${origin}/courses/${message.courseId}`
    : `${origin}/links/${message.linkId}`;
}

function linkClaims(world: World, tool: Tool, course: Course, link: Link) {
  const { knobs, lineItems } = world;
  const graded = tool.scopes.filter((scope) => scope.includes("/lti-ags/"));
  const items = [...lineItems.values()].filter(
    ({ resourceLinkId, clientId }) => resourceLinkId === link.id && clientId === tool.clientId,
  );
  const [only] = items;
  return {
    [CLAIMS.resourceLink]: { id: link.id, title: knobs.title ?? link.title, description: link.description },
    ...(tool.scopes.includes(SCOPES.roster)
      ? {
          [CLAIMS.roster]: {
            context_memberships_url: addresses(world).roster(course.id),
            service_versions: ["1.0", "2.0"],
          },
        }
      : {}),
    ...(graded.length === 0
      ? {}
      : {
          [CLAIMS.grades]: {
            scope: graded,
            lineitems: addresses(world).lineItems(course.id),
            ...(only === undefined || items.length > 1
              ? {}
              : { lineitem: addresses(world).lineItem(course.id, only.id) }),
          },
        }),
  };
}

function choiceClaims(world: World, tool: Tool, launch: PendingLaunch) {
  if (launch.message.kind !== "deep_linking") return {};
  const { courseId, lessonId } = launch.message;
  const data = `${nextId(world)};${secret()};"ü & <b>"`;
  world.choices.set(data, {
    data,
    clientId: tool.clientId,
    deploymentId: launch.deploymentId,
    courseId,
    lessonId,
    userId: launch.userId,
    madeAt: platformNow(world),
  });
  const sendsData = world.knobs.deepLinkingData;
  const returnTo = addresses(world).deepLinkReturn;
  return {
    [CLAIMS.deepLinkingSettings]: {
      deep_link_return_url: sendsData ? returnTo : `${returnTo}?choice=${encodeURIComponent(data)}`,
      accept_types: ["ltiResourceLink"],
      accept_presentation_document_targets: ["iframe"],
      accept_multiple: true,
      accept_lineitem: true,
      auto_create: true,
      // As Moodle has it.
      title: null,
      text: "",
      ...(sendsData ? { data } : {}),
    },
  };
}
