// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { LtiPlatform } from "../../../../server/contract/index.ts";
import type { Outcome } from "../../../../widget/carrier.ts";
import type { PlatformsApi } from "../../../../widget/pages/admin/platforms/platforms-api.ts";
import { Platforms } from "../../../../widget/pages/admin/platforms/platforms.tsx";
import { at, id, NOW } from "../../../factories/seen.ts";
import { after, button, buttons, press, show, type } from "../ui/dom.ts";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const wrong = (path: string, message: string): Promise<Outcome<never>> =>
  Promise.resolve({
    ok: false,
    trouble: { code: "invalid", title: "", status: 422, fields: [{ path, message }], retryAfter: null },
  });

const moodle: LtiPlatform = {
  id: id(90),
  name: "Academy",
  product: "moodle",
  issuer: "https://learn.example.org",
  clientId: "c1",
  authUrl: "https://learn.example.org/auth",
  tokenUrl: "https://learn.example.org/token",
  keysUrl: "https://learn.example.org/keys",
  tokenAudience: null,
  status: "active",
  deploymentPolicy: "strict",
  matching: "email",
  trusted: true,
  anonymous: false,
  grades: false,
  registered: true,
  renewable: true,
  shares: ["name", "roster"],
  frameOrigins: [],
  keysFailedSince: null,
  keysProblem: null,
  lastLaunchAt: null,
  createdAt: at(-900),
  deployments: [{ deploymentId: "2", disabled: false, firstSeenAt: at(-900), lastLaunchAt: null }],
  counts: { people: 3, courses: 1, places: 2 },
};

/** The place with these platforms, and what was asked of the service. */
async function place(platforms: LtiPlatform[], changes: Partial<PlatformsApi> = {}) {
  const calls: unknown[][] = [];
  const [first = moodle] = platforms;
  const api: PlatformsApi = {
    platforms: () =>
      good({ platforms, tool: { loginUrl: "/login", launchUrl: "/launch", keysUrl: "/keys", canvasUrl: "/canvas" } }),
    add: (...args) => (calls.push(["add", ...args]), wrong("keysUrl", "is not an address that begins with https://")),
    change: (...args) => (calls.push(["change", ...args]), good({ platform: first, keys: null })),
    setStatus: (...args) => (calls.push(["setStatus", ...args]), good({ ...first, status: args[1] })),
    sendSettings: (...args) => (calls.push(["sendSettings", ...args]), good({ platform: first, problem: null })),
    lookAtKeys: () => good({ platform: first, keys: { count: 0, problem: "too_slow" } }),
    setDeployment: (...args) => (calls.push(["setDeployment", ...args]), good(first)),
    remove: (...args) => (calls.push(["remove", ...args]), good(null)),
    addresses: () => good({ registrations: [] }),
    makeAddress: (...args) => (
      calls.push(["makeAddress", ...args]),
      good({
        id: id(91),
        expiresAt: at(60),
        platformId: null,
        review: false,
        address: "https://ask.example/lti/register/x",
      })
    ),
    takeBack: () => good(null),
    ...changes,
  };
  return { calls, root: await show(<Platforms api={api} now={NOW} />) };
}
const closer = async (root: HTMLElement) => press(root, "Look closer: Academy");

test("without a platform it begins with one address, shown once", async () => {
  const { root, calls } = await place([]);
  expect(root.textContent).toContain("Add Ask a Peer to your learning platform");
  await press(root, "Make a registration address");
  expect(calls).toEqual([["makeAddress", { review: false }]]);
  expect(root.textContent).toContain("https://ask.example/lti/register/x");
});

test("what the service finds wrong stands beside its field", async () => {
  const { root, calls } = await place([]);
  await after(() => root.querySelector<HTMLInputElement>('input[value="hand"]')?.click());
  await type(root, "textarea", " 2 \n\n3 ");
  // The browser would stop an empty form; the service must be heard all the same.
  await after(() =>
    root.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })),
  );
  expect(calls).toMatchObject([["add", { deploymentIds: ["2", "3"] }]]);
  const field = root.querySelector('[aria-invalid="true"]');
  expect(root.querySelector(`#${CSS.escape(field?.getAttribute("aria-describedby") ?? "")}`)?.textContent).toContain(
    "https://",
  );
});

test("a platform that waits is let in by one press, after what it shares was read", async () => {
  const { root, calls } = await place([{ ...moodle, status: "pending" }]);
  await closer(root);
  expect(root.textContent).toContain("It shares: names, course rosters.");
  await press(root, "Let it in");
  expect(calls).toEqual([["setStatus", moodle.id, "active"]]);
  expect(buttons(root)).not.toContain("Let it in");
});

test("deleting says what goes and who stays, and waits for a second press", async () => {
  const { root, calls } = await place([moodle]);
  await closer(root);
  await press(root, "Delete");
  expect(root.textContent).toContain("The 3 people who came by it stay");
  expect(document.activeElement).toBe(button(root, "Cancel"));
  expect(calls).toEqual([]);
  await press(root, "Yes, delete it");
  expect(calls).toEqual([["remove", moodle.id]]);
  expect(root.textContent).toContain("No learning platform knows Ask a Peer yet.");
});

test("without trust nobody is matched by an address", async () => {
  const { root, calls } = await place([moodle]);
  await closer(root);
  const trusted = [...root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')][0];
  await after(() => trusted?.click());
  expect(root.querySelector('input[value="email"]')).toBeNull();
  await after(() => root.querySelector("form")?.requestSubmit());
  expect(calls).toMatchObject([["change", moodle.id, { trusted: false, matching: "never" }]]);
});

test("keys that are away are told with since when and why", async () => {
  const { root } = await place([{ ...moodle, keysFailedSince: at(-60), keysProblem: "redirect" }]);
  expect(root.textContent).toContain("This platform’s keys could not be fetched since");
  await closer(root);
  expect(root.textContent).toContain("it leads on to another address");
  await press(root, "Look at the keys again");
  expect(root.textContent).toContain("No keys could be used: it did not answer in time.");
});

test("our settings are sent again where the platform takes them, and it is said how that ended", async () => {
  const { root, calls } = await place([moodle]);
  await press(root, "Look closer: Academy");
  await press(root, "Send our settings again");
  expect(calls).toEqual([["sendSettings", moodle.id]]);
  expect(root.textContent).toContain("Academy has our addresses as they are now.");
  const refused = await place([moodle], { sendSettings: () => good({ platform: moodle, problem: "status_401" }) });
  await press(refused.root, "Look closer: Academy");
  await press(refused.root, "Send our settings again");
  expect(refused.root.textContent).toContain("did not take them (status 401). Make an address to update it instead.");
  const byHand = await place([{ ...moodle, renewable: false }]);
  await press(byHand.root, "Look closer: Academy");
  expect(buttons(byHand.root)).not.toContain("Send our settings again");
});
