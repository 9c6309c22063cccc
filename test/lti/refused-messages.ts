import { CLAIM } from "../../server/lti/claims.ts";
import { deepLinking } from "./accepted-cases.ts";
import type { LaunchCase } from "./launch-cases.ts";

const lti = Object.values(CLAIM);
const leftOut = Object.fromEntries(lti.map((claim) => [claim, undefined]));

/** Launches whose message must be refused, rightly signed as it is. */
export const refusedMessages: readonly LaunchCase[] = [
  {
    id: "N03",
    source: "Cert 6.1.1",
    title: "wrong LTI version",
    claims: () => ({ [CLAIM.version]: "11.3" }),
    refused: ["version_wrong"],
  },
  {
    id: "N04",
    source: "Cert 6.1.1",
    title: "no LTI version",
    claims: () => ({ [CLAIM.version]: undefined }),
    refused: ["version_wrong"],
  },
  {
    id: "N05",
    source: "Cert 6.1.1",
    title: "invalid LTI message",
    claims: () => ({ ...leftOut, name: "basic-lti-launch-request", lti_version: "LTI-1p0" }),
    refused: ["version_wrong"],
  },
  { id: "N06", source: "Cert 6.1.1", title: "missing LTI claims", claims: () => leftOut, refused: ["version_wrong"] },
  {
    id: "N09",
    source: "Cert 6.1.1",
    title: "message_type missing",
    claims: () => ({ [CLAIM.messageType]: undefined }),
    refused: ["message_unknown"],
  },
  {
    id: "N10",
    source: "Cert 6.1.1",
    title: "roles claim missing",
    claims: () => ({ [CLAIM.roles]: undefined }),
    refused: ["roles_missing"],
  },
  {
    id: "N11",
    source: "Cert 6.1.1",
    title: "deployment_id missing",
    claims: () => ({ [CLAIM.deploymentId]: undefined }),
    refused: ["deployment_missing"],
  },
  {
    id: "N12",
    source: "Cert 6.1.1",
    title: "resource_link claim missing",
    claims: () => ({ [CLAIM.resourceLink]: undefined }),
    refused: ["resource_missing"],
  },
  {
    id: "N13",
    source: "Cert 6.1.1; Core 5.3.5",
    title: "resource_link.id missing",
    claims: () => ({ [CLAIM.resourceLink]: { title: "Window functions" } }),
    refused: ["resource_missing"],
  },
  {
    id: "N18",
    source: "Core 5.3.1",
    title: "unsupported message_type",
    claims: () => ({ [CLAIM.messageType]: "LtiSubmissionReviewRequest" }),
    refused: ["message_unknown"],
  },
  {
    id: "N36",
    source: "Core 3.1.3 / 5.3.3",
    title: "deployment_id not registered",
    login: () => ({ lti_deployment_id: undefined }),
    claims: () => ({ [CLAIM.deploymentId]: "deployment-9" }),
    refused: ["deployment_unknown"],
  },
  {
    id: "N37",
    source: "Core 5.3.4",
    title: "target_link_uri differs from the login request",
    claims: ({ target }) => ({ [CLAIM.targetLinkUri]: `${target}/elsewhere` }),
    refused: ["target_wrong"],
  },
  {
    id: "N38",
    source: "Core 5.3.4",
    title: "target_link_uri missing (resource link)",
    claims: () => ({ [CLAIM.targetLinkUri]: undefined }),
    refused: ["target_missing"],
  },
  {
    id: "N39",
    source: "DL 4.4",
    title: "deep-linking request without deep_linking_settings",
    claims: (world) => ({ ...deepLinking(world), [CLAIM.deepLinkingSettings]: undefined }),
    refused: ["settings_missing"],
  },
];
