import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { MatchAnswer } from "../../../server/contract/index.ts";
import type { Outcome, PageState } from "../../../widget/carrier.ts";
import { createAskForm, createAsks, createMatch, createPageTopic } from "../../../widget/model/index.ts";
import { AskForm } from "../../../widget/ui/ask-form.tsx";
import { AskScreen } from "../../../widget/ui/ask-screen.tsx";
import { OfflineBar } from "../../../widget/ui/offline-bar.tsx";
import { accepted, at, clock, id, localAsk, marta, person, takeaway } from "../../factories/seen.ts";
import { stillCarrier, type World } from "../../fakes/still-carrier.ts";
import { ARABIC, CODE, LONG, NAMES } from "./many.ts";
import { Pressing } from "./pressing.tsx";

const page: PageState = {
  state: "read",
  key: "1",
  topic: {
    title: "Frames",
    course: "Advanced SQL",
    module: "Module 3",
    headings: ["ROWS and RANGE", "Ties"],
    url: "https://lms.example/advanced-sql/frames",
    language: "en",
  },
  source: "moodle",
  selection: "Write to ida@example.org about ROWS and RANGE.",
  connect: null,
};
const skills: MatchAnswer["skills"] = ["Window functions", "SQL", "Query tuning"].map((name) => ({
  id: name.toLowerCase().replace(" ", "-"),
  name,
  kind: "hard",
  score: 0.8,
  matched: name,
}));
const takeaways = [
  takeaway(),
  takeaway({
    id: id(401),
    what: CODE,
    how: "Write the frame out, then try it on five rows.",
    unknowns: "Whether GROUPS is ever faster.",
    behind: { id: id(41), name: NAMES[2] },
    reviewedAt: at(-60 * 24 * 400),
    checking: true,
  }),
  takeaway({ id: id(402), what: "A frame without ORDER BY is the whole partition.", behind: null, here: false }),
];
const tomas = person({
  id: id(3),
  name: "Tomás Ó Súilleabháin",
  reasons: [
    { kind: "taught_back", about: "knows", text: "taught it back in May" },
    { kind: "completed", about: "knows", text: "completed Advanced SQL" },
  ],
  availability: { ...person().availability, text: "Dublin, 5 h with you today. Works until 17:30." },
});
const people = [person(), tomas];
const found =
  (changes: Partial<MatchAnswer> = {}) =>
  (): Promise<Outcome<MatchAnswer>> =>
    Promise.resolve({ ok: true, value: { skills, people, takeaways: takeaways.slice(0, 1), ...changes } });
const failing =
  (code: "away" | "offline"): (() => Promise<Outcome<never>>) =>
  () =>
    Promise.resolve({ ok: false, trouble: { code, title: "", status: null, fields: [], retryAfter: null } });

function models(world: World) {
  const { carrier } = stillCarrier({ page, ...world });
  const topic = createPageTopic(carrier);
  const match = createMatch(carrier, topic, signal(true));
  return {
    page: topic,
    match,
    form: createAskForm(carrier, { topic: topic.exact, skills: match.chosen }),
    asks: createAsks(carrier),
  };
}
const screen = (world: World, source: "page" | "typing" = "page", before?: ComponentChildren) => (
  <>
    {before}
    <AskScreen {...models(world)} clock={clock} source={source} onOpenThread={() => {}} onSignIn={() => {}} />
  </>
);
const form = (world: World) => (
  <AskForm form={models(world).form} now={clock()} onSent={() => {}} onCancel={() => {}} />
);
const draft = (changes: object) => ({ drafts: { ask: JSON.stringify(changes) } });
const PICTURE = {
  id: id(9),
  mime: "image/png",
  width: 40,
  height: 20,
  data: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
};
const everyState = [
  localAsk({}, { delivery: { state: "kept", since: at(0) } }),
  localAsk({ id: id(101) }),
  localAsk({ id: id(102), waitingFor: null, heldBy: 3, goal: LONG }),
  { ...localAsk(), ask: accepted({ id: id(103), unread: 2 }) },
  localAsk(
    { id: id(104) },
    {
      delivery: {
        state: "refused",
        trouble: {
          code: "ask_differs",
          title: "This question was already sent with other words. Both are safe.",
          status: 409,
          fields: [],
          retryAfter: null,
        },
      },
    },
  ),
  localAsk(
    { id: id(105), goal: ARABIC },
    { pending: [{ step: "withdraw", delivery: { state: "kept", since: at(0) }, outboxId: "w" }] },
  ),
  localAsk({ id: id(106), status: "resolved", coach: marta, closedAt: at(-9000), learnt: "ROWS counts rows." }),
  localAsk({ id: id(107), status: "unanswered", closedAt: at(-9000), closedBecause: "nobody_yet" }),
];

/** The learner's surface. */
export const askStates: Record<string, () => ComponentChildren> = {
  "ask-not-pressed": () => screen({ page: { state: "none" } }),
  "ask-reading": () => screen({ page: { state: "reading" } }),
  "ask-unreadable": () => screen({ page: { state: "unreadable", why: "browser" } }),
  "ask-looking": () => screen({}),
  "ask-one": () => screen({ find: { match: found({ people: [person()], takeaways: [] }) } }),
  "ask-many": () =>
    screen({
      find: {
        match: found({
          people: [...people, ...NAMES.slice(3).map((name, index) => person({ id: id(20 + index), name }))],
          takeaways,
        }),
      },
    }),
  "ask-nobody": () => screen({ find: { match: found({ people: [], skills: [], takeaways: [] }) } }),
  "ask-long": () =>
    screen({
      page: { ...page, topic: { title: LONG, course: LONG } },
      find: {
        match: found({
          skills: skills.map((skill) => ({ ...skill, name: LONG.slice(-90) })),
          people: [person({ name: NAMES[2] })],
          takeaways,
        }),
      },
    }),
  "ask-right-to-left": () =>
    screen({
      page: { ...page, topic: { title: ARABIC, course: "قواعد البيانات" } },
      find: {
        match: found({
          people: [person({ name: NAMES[3], reasons: [{ kind: "completed", about: "knows", text: "أكمل دورة SQL" }] })],
          takeaways: [takeaway({ what: ARABIC, behind: { id: id(42), name: NAMES[3] } })],
        }),
      },
    }),
  "ask-form-asked-before": () =>
    form({
      ...draft({ goal: "I want to know when rows and range differ" }),
      takeaways: [...takeaways, takeaway({ id: id(403), what: LONG }), takeaway({ id: id(404), what: ARABIC })],
    }),
  "ask-service-away": () => screen({ find: { match: failing("away") } }),
  "ask-offline": () =>
    screen(
      { find: { match: failing("offline") }, asks: everyState.slice(0, 1) },
      "page",
      <OfflineBar
        status={{ network: "offline", session: "signed_in", server: null, queued: 1, refused: 0, storage: "disk" }}
      />,
    ),
  "ask-what-will-be-sent": () =>
    screen(
      { find: { match: found() } },
      "page",
      <Pressing names={["Leave out SQL", "summary", "Leave out: https://lms.example"]} />,
    ),
  "ask-withdraw": () =>
    screen({ page: { state: "none" }, asks: everyState.slice(1, 2) }, "page", <Pressing names={["Withdraw"]} />),
  "ask-typing": () => screen({ page: { state: "none" } }, "typing"),
  "ask-form-empty": () => form({}),
  "ask-form-full": () =>
    form(
      draft({
        goal: CODE,
        tried: LONG,
        minutes: 30,
        anonymous: true,
        to: { id: id(5), name: NAMES[2] },
        pictures: [PICTURE, { ...PICTURE, id: id(10) }, { ...PICTURE, id: id(11) }],
      }),
    ),
  "ask-states-of-mine": () => screen({ page: { state: "none" }, asks: everyState }),
};
