import type { ComponentChildren } from "preact";
import type { Asked, DeepLinkingFacts } from "../../../server/contract/index.ts";
import type { LateCarrier } from "../../../widget/pages/app/carrier-later.ts";
import { AskedPlace } from "../../../widget/pages/lti/asked-place.tsx";
import { type Facts, LaunchInside } from "../../../widget/pages/lti/launch-page.tsx";
import { Picker, type PickerApi } from "../../../widget/pages/lti/picker.tsx";
import { id } from "../../factories/seen.ts";
import { stillCarrier, type World } from "../../fakes/still-carrier.ts";
import { ARABIC, LONG } from "./many.ts";
import "../../../widget/pages/lti/lti.css";

const topic = { title: "Frames", course: "Advanced SQL" };
const facts: Facts = {
  personId: id(2),
  placeId: id(41),
  topic,
  skills: [{ id: "window-functions", name: "Window functions" }],
  role: "learner",
  locale: "en",
  canConnect: false,
  frame: { origin: null },
};
const never = () => new Promise<never>(() => {});

function page(world: World, given: Partial<Facts> = {}) {
  const shown = {
    state: "read",
    key: "1",
    topic: given.topic ?? topic,
    source: "course",
    selection: null,
    connect: null,
  } as const;
  const { carrier } = stillCarrier({ page: shown, ...world });
  const late = { carrier, opening: { value: "open" }, open: async () => {} } as unknown as LateCarrier;
  return <LaunchInside launched={{ facts: { ...facts, ...given }, session: { late, api: never } }} />;
}

const wish: DeepLinkingFacts = {
  returnId: id(40),
  acceptTypes: ["ltiResourceLink"],
  acceptTargets: ["iframe", "window"],
  acceptMultiple: true,
  acceptLineItem: true,
  title: "",
};
const found = ["Window functions", "SQL", LONG].map((name) => ({
  id: name,
  name,
  kind: "hard" as const,
  score: 1,
  matched: "",
}));
const pickerApi = async (): Promise<PickerApi> => ({
  match: () => Promise.resolve({ ok: true, value: { skills: found, people: [], takeaways: [] } }),
  skills: never,
  place: never,
});
const picker = (given: Partial<DeepLinkingFacts>, about = topic) => (
  <Picker wish={{ ...wish, ...given }} topic={about} api={pickerApi} leave={() => {}} />
);

const skills = [
  { id: "1", name: "Window functions", asks: 12 },
  { id: "2", name: LONG, asks: 5 },
];
const none: Asked = {
  days: 90,
  here: { asks: null, skills: [] },
  course: { title: "Advanced SQL", asks: null, places: [], skills: [] },
};
const many: Asked = {
  days: 90,
  here: { asks: 19, skills },
  course: {
    title: ARABIC,
    asks: 1204,
    places: skills.map((skill) => ({ id: skill.id, title: skill.name, asks: skill.asks })),
    skills,
  },
};
const counts = (asked: Asked) => (
  <AskedPlace
    placeId={id(41)}
    api={async () => ({ asked: () => Promise.resolve({ ok: true, value: asked } as const) })}
  />
);

export const ltiStates: Record<string, () => ComponentChildren> = {
  "lti-learner": () => page({}),
  "lti-teacher": () => page({}, { role: "teacher" }),
  "lti-right-to-left": () => page({}, { topic: { title: ARABIC, course: ARABIC }, role: "teacher" }),
  "lti-over": () => page({ status: { session: "signed_out" }, drafts: { ask: JSON.stringify({ goal: LONG }) } }),
  "lti-no-launch": () => <LaunchInside launched={null} />,
  "lti-nobody": () => <LaunchInside launched={{ facts, session: null }} />,
  "lti-offline": () => page({ status: { network: "offline", storage: "memory" } }),
  "lti-asked-few": () => counts(none),
  "lti-asked-many": () => counts(many),
  "lti-picker": () => picker({}),
  "lti-picker-long": () => picker({ acceptMultiple: false }, { title: LONG, course: LONG }),
  "lti-picker-not-taken": () => picker({ acceptTypes: ["file"] }),
};
