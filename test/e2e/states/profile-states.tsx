import type { ComponentChildren } from "preact";
import type { MySkill } from "../../../server/contract/index.ts";
import { createMe, createProfile, createStatus } from "../../../widget/model/index.ts";
import { ProfileScreen } from "../../../widget/ui/profile-screen.tsx";
import { SettingsScreen } from "../../../widget/ui/settings-screen.tsx";
import { SignedOut } from "../../../widget/ui/signed-out.tsx";
import { at, clock, id } from "../../factories/seen.ts";
import { stillCarrier, type World } from "../../fakes/still-carrier.ts";
import { me } from "./inbox-states.tsx";
import { LONG, NAMES } from "./many.ts";
import { Pressing } from "./pressing.tsx";

const skill = (number: number, name: string): MySkill => ({
  id: `skill-${number}`,
  name,
  kind: "hard",
  evidence: [
    { id: id(400 + number), kind: "answered", at: at(-60 * 24 * 30), note: "", disputed: false, wondered: false },
    {
      id: id(500 + number),
      kind: "completed",
      at: at(-60 * 24 * 500),
      note: "Completed “Advanced SQL”",
      disputed: true,
      wondered: false,
    },
  ],
});
const mySkills = [skill(1, "Window functions"), skill(2, "Giving feedback"), skill(3, LONG.slice(-90))];
const profile = (world: World) => {
  const { carrier } = stillCarrier({ me: me(), mySkills, ...world });
  return (
    <>
      <ProfileScreen me={createMe(carrier)} profile={createProfile(carrier)} clock={clock} />
      <Pressing names={["summary"]} />
    </>
  );
};
const settings = (world: World) => {
  const { carrier } = stillCarrier({ me: me(), ...world });
  return (
    <SettingsScreen
      me={createMe(carrier)}
      profile={createProfile(carrier)}
      status={createStatus(carrier)}
      clock={clock}
    />
  );
};
const out = (world: World) => <SignedOut status={createStatus(stillCarrier(world).carrier)} onSettings={() => {}} />;

/** What is known of me, and what I set. */
export const profileStates: Record<string, () => ComponentChildren> = {
  "profile-many": () => profile({ me: me({ notHere: [{ id: id(8), name: NAMES[7] }] }) }),
  "profile-proposals": () =>
    profile({
      mySkills: mySkills.map((each) => ({
        ...each,
        evidence: each.evidence.map((one) => ({ ...one, wondered: true })),
      })),
      proposals: [
        { id: id(601), text: "Glass blowing", status: "open", at: at(-900) },
        { id: id(602), text: LONG.slice(160, 260), status: "dismissed", at: at(-9000) },
      ],
    }),
  "profile-empty": () => profile({ mySkills: [] }),
  "profile-loading": () => profile({ find: { mySkills: () => new Promise(() => {}) } }),
  "profile-failed": () =>
    profile({
      find: {
        mySkills: () =>
          Promise.resolve({
            ok: false,
            trouble: { code: "away", title: "", status: 503, fields: [], retryAfter: null },
          }),
      },
    }),
  "profile-confirm": () => profile({ me: me({ confirmed: false }) }),
  "profile-long-right-to-left": () => profile({ me: me({ name: NAMES[3] }) }),
  settings: () =>
    settings({
      sessions: [
        { id: id(700), label: "Chrome on Linux", createdAt: at(-9000), lastSeenAt: at(-1), current: true },
        { id: id(701), label: LONG.slice(0, 80), createdAt: at(-9000), lastSeenAt: at(-6000), current: false },
      ],
    }),
  "settings-sign-out": () => (
    <>
      {settings({ status: { queued: 2 } })}
      <Pressing names={["Sign out"]} />
    </>
  ),
  "door-signed-out": () => out({ status: { session: "signed_out" } }),
  "door-no-server": () => out({ status: { session: "no_server", server: null } }),
};
