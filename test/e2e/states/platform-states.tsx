import type { ComponentChildren } from "preact";
import type { LtiPlatform, LtiPlatforms } from "../../../server/contract/index.ts";
import type { Outcome } from "../../../widget/carrier.ts";
import type { PlatformsApi } from "../../../widget/pages/admin/platforms/platforms-api.ts";
import { Platforms } from "../../../widget/pages/admin/platforms/platforms.tsx";
import { at, id, NOW } from "../../factories/seen.ts";
import { LONG, NAMES } from "./many.ts";
import { Pressing } from "./pressing.tsx";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const never = <T,>() => new Promise<Outcome<T>>(() => {});
const refused = (path = ""): Promise<Outcome<never>> =>
  Promise.resolve({
    ok: false,
    trouble: {
      code: path === "" ? "away" : "invalid",
      title: "Something in it is missing or too long.",
      status: 422,
      fields: path === "" ? [] : [{ path, message: "is not an address that begins with https://" }],
      retryAfter: null,
    },
  });

const platform = (place: number, changes: Partial<LtiPlatform> = {}): LtiPlatform => ({
  id: id(900 + place),
  name: "Moodle · learn.example.org",
  product: "moodle",
  issuer: "https://learn.example.org",
  clientId: "v7Hq2xRk0aXyPbN",
  authUrl: "https://learn.example.org/mod/lti/auth.php",
  tokenUrl: "https://learn.example.org/mod/lti/token.php",
  keysUrl: "https://learn.example.org/mod/lti/certs.php",
  tokenAudience: null,
  status: "active",
  deploymentPolicy: "strict",
  matching: "never",
  trusted: false,
  anonymous: false,
  grades: false,
  registered: true,
  renewable: true,
  shares: ["name", "email", "roster"],
  frameOrigins: [],
  keysFailedSince: null,
  keysProblem: null,
  lastLaunchAt: at(-20),
  createdAt: at(-9000),
  deployments: [
    { deploymentId: "2", disabled: false, firstSeenAt: at(-9000), lastLaunchAt: at(-20) },
    { deploymentId: `1:${"ab34".repeat(10)}`, disabled: true, firstSeenAt: at(-900), lastLaunchAt: null },
  ],
  counts: { people: 812, courses: 14, places: 31 },
  ...changes,
});
const waiting = platform(2, { name: LONG.slice(0, 90), status: "pending", lastLaunchAt: null, shares: [] });
const ill = platform(3, {
  name: NAMES[2] ?? "",
  registered: false,
  renewable: false,
  shares: null,
  keysFailedSince: at(-3000),
  keysProblem: "unreachable",
  deployments: [],
  trusted: true,
  matching: "email",
});
const tool: LtiPlatforms["tool"] = {
  loginUrl: "https://ask.example.org/lti/login",
  launchUrl: "https://ask.example.org/lti/launch",
  keysUrl: "https://ask.example.org/lti/jwks.json",
  canvasUrl: "https://ask.example.org/lti/canvas.json",
};
const api = (platforms: LtiPlatform[], changes: Partial<PlatformsApi> = {}): PlatformsApi => ({
  platforms: () => good({ platforms, tool }),
  add: () => refused("keysUrl"),
  change: (_id, change) => good({ platform: { ...platforms[0]!, ...(change as object) }, keys: null }),
  setStatus: (_id, status) => good({ ...platforms[0]!, status }),
  sendSettings: () => good({ platform: platforms[0]!, problem: "status_401" }),
  lookAtKeys: () => good({ platform: platforms[0]!, keys: { count: 0, problem: "status_503" } }),
  setDeployment: () => good(platforms[0]!),
  remove: () => good(null),
  addresses: () =>
    good({
      registrations:
        platforms.length === 0
          ? []
          : [
              { id: id(950), expiresAt: at(600), platformId: null, review: true },
              { id: id(951), expiresAt: at(900), platformId: platforms[0]!.id, review: false },
            ],
    }),
  makeAddress: () =>
    good({
      id: id(960),
      expiresAt: at(1440),
      platformId: null,
      review: false,
      address: `https://ask.example.org/lti/register/${"Zk3_".repeat(11)}`,
    }),
  takeBack: () => good(null),
  ...changes,
});
const many = [platform(1), waiting, ill];
const closer = (name: string, ...then: string[]) => <Pressing names={[`Look closer: ${name}`, ...then]} />;

/** The place for learning platforms on the page of those who look after the organisation. */
export const platformStates: Record<string, () => ComponentChildren> = {
  "admin-platforms-empty": () => (
    <>
      <Platforms api={api([])} now={NOW} />
      <Pressing names={["Make a registration address"]} />
    </>
  ),
  "admin-platforms": () => <Platforms api={api(many)} now={NOW} />,
  "admin-platforms-loading": () => <Platforms api={api([], { platforms: never })} now={NOW} />,
  "admin-platforms-away": () => <Platforms api={api([], { platforms: () => refused() })} now={NOW} />,
  "admin-platform-detail": () => (
    <>
      <Platforms api={api(many)} now={NOW} />
      {closer("Moodle · learn.example.org", "summary", "Delete")}
    </>
  ),
  "admin-platform-ill": () => (
    <>
      <Platforms api={api(many)} now={NOW} />
      {closer(ill.name)}
    </>
  ),
  "admin-platform-waits-right-to-left": () => (
    <>
      <Platforms api={api(many)} now={NOW} />
      {closer(waiting.name)}
    </>
  ),
  "admin-platforms-canvas": () => (
    <>
      <Platforms api={api([])} now={NOW} />
      <Pressing names={["Canvas, by JSON"]} />
    </>
  ),
  "admin-platforms-by-hand": () => (
    <>
      <Platforms api={api([])} now={NOW} />
      <Pressing names={["Canvas, by JSON", "Go on: write Canvas down"]} />
    </>
  ),
};
