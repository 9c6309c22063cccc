import { CLAIM } from "../../server/lti/claims.ts";
import type { LaunchCase } from "./launch-cases.ts";
import { newKey, signed } from "./platform.ts";
import type { World } from "./world.ts";

const noNames = { name: undefined, given_name: undefined, family_name: undefined };

/** Of a plain deep-linking request: what it has, and what it has not. */
export const deepLinking = (world: World, settings: Record<string, unknown> = {}) => ({
  [CLAIM.messageType]: "LtiDeepLinkingRequest",
  [CLAIM.resourceLink]: undefined,
  [CLAIM.roles]: ["http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"],
  [CLAIM.deepLinkingSettings]: {
    deep_link_return_url: `${world.platform.origin}/deep-links`,
    accept_types: ["ltiResourceLink"],
    accept_presentation_document_targets: ["iframe", "window"],
    ...settings,
  },
});

/** The launches that must be accepted, P01 to P18. */
export const accepted: readonly LaunchCase[] = [
  { id: "P01", source: "Cert 6.1.3", title: "valid resource-link launch, POST login" },
  { id: "P02", source: "Sec 5.1.1 step1", title: "valid launch, GET login", method: "GET" },
  {
    id: "P03",
    source: "Core 4.1.2/4.1.3",
    title: "login without optional client_id and lti_deployment_id",
    login: () => ({ client_id: undefined, lti_deployment_id: undefined }),
  },
  {
    id: "P04",
    source: "Cert 6.1.2/6.1.3",
    title: "no PII",
    claims: () => ({ ...noNames, email: undefined }),
  },
  { id: "P05", source: "Cert 6.1.2/6.1.3", title: "email only", claims: () => noNames },
  { id: "P06", source: "Cert 6.1.2/6.1.3", title: "names only", claims: () => ({ email: undefined }) },
  {
    id: "P07",
    source: "Cert 6.1.2/6.1.3; Core 5.3.7",
    title: "no role",
    claims: () => ({ [CLAIM.roles]: [] }),
    shows: ({ facts }) => facts?.role === "learner",
  },
  {
    id: "P08",
    source: "Cert 6.1.2/6.1.3",
    title: "short role and unknown role",
    claims: () => ({ [CLAIM.roles]: ["Instructor", "https://school.test/roles#Wizard"] }),
    shows: ({ facts }) => facts?.role === "teacher",
  },
  {
    id: "P09",
    source: "Cert 6.1.2/6.1.3; Core 5.4.1",
    title: "no context claim",
    claims: () => ({ [CLAIM.context]: undefined }),
    shows: ({ facts }) => facts?.placeId !== null,
  },
  {
    id: "P10",
    source: "Sec 5.1.3 (3)",
    title: "aud as one-element array",
    claims: ({ registered }) => ({ aud: [registered.clientId] }),
  },
  {
    id: "P11",
    source: "Core 4.3",
    title: "unknown claims are ignored",
    claims: () => ({ "https://school.test/claim/weather": { sky: "<b>blue</b>" }, extra: [1, null] }),
  },
  {
    id: "P12",
    source: "Cert 6.2; DL 4.4",
    title: "deep-linking request",
    claims: (world) => deepLinking(world),
    shows: ({ facts }) => facts?.deepLinking !== undefined && facts.placeId === null,
  },
  {
    id: "P13",
    source: "DL 4.4",
    title: "deep-linking request without target_link_uri",
    claims: (world) => ({ ...deepLinking(world), [CLAIM.targetLinkUri]: undefined }),
    shows: ({ facts }) => facts?.deepLinking !== undefined,
  },
  {
    id: "P14",
    source: "Core 4.3",
    title: "deep-linking settings with unknown member",
    claims: (world) => deepLinking(world, { school_colour: "green", title: null }),
    shows: ({ facts }) => facts?.deepLinking !== undefined,
  },
  {
    id: "P15",
    source: "Core 3.1.3",
    title: "second registered deployment of the same client",
    login: () => ({ lti_deployment_id: "deployment-2" }),
    claims: () => ({ [CLAIM.deploymentId]: "deployment-2" }),
  },
  {
    id: "P16",
    source: "Sec 6.4",
    title: "platform rotated its key",
    token: async (world, asked) => {
      const key = await newKey(`rotated-${world.platform.state.keys.length}`);
      world.platform.state.keys.push(key);
      // The tool may look for an unknown key five times a minute.
      world.service.clock.advance(61_000);
      return signed(key, world.claims(asked));
    },
  },
  {
    id: "P17",
    source: "Core 5.3.4",
    title: "target_link_uri with query string",
    login: ({ target }) => ({ target_link_uri: `${target}?topic=a%20b&x=1` }),
    claims: ({ target }) => ({ [CLAIM.targetLinkUri]: `${target}?topic=a%20b&x=1` }),
  },
  {
    id: "P18",
    source: "Core 5.4.2",
    title: "tool_platform claim without name",
    claims: () => ({ [CLAIM.toolPlatform]: { guid: "test" } }),
  },
];
