// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { Asked, DeepLinkingFacts, PlaceChoice } from "../../../../server/contract/index.ts";
import type { Outcome, Trouble } from "../../../../widget/carrier.ts";
import { carrierLater, type LateCarrier } from "../../../../widget/pages/app/carrier-later.ts";
import { AskedPlace } from "../../../../widget/pages/lti/asked-place.tsx";
import { type Facts, LaunchPage } from "../../../../widget/pages/lti/launch-page.tsx";
import { Picker } from "../../../../widget/pages/lti/picker.tsx";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";
import { id } from "../../../factories/seen.ts";
import { after, buttons, press, show, type } from "../ui/dom.ts";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const failing = (code: Trouble["code"]): Promise<Outcome<never>> =>
  Promise.resolve({ ok: false, trouble: { code, title: "", status: null, fields: [], retryAfter: null } });

const topic = { title: "Advanced SQL", course: "Advanced SQL" };
const wish: DeepLinkingFacts = {
  returnId: id(40),
  acceptTypes: ["ltiResourceLink"],
  acceptTargets: ["iframe", "window"],
  acceptMultiple: true,
  acceptLineItem: false,
  title: "Frames",
};

function service(place: () => Promise<Outcome<{ address: string; jwt: string }>> = placed) {
  const sent: PlaceChoice[][] = [];
  const left: unknown[] = [];
  const skill = { id: "window-functions", name: "Window functions", kind: "hard" as const, score: 1, matched: "" };
  const api = async () => ({
    match: () => good({ skills: [skill, { ...skill, id: "sql", name: "SQL" }], people: [], takeaways: [] }),
    skills: () => good({ skills: [] }),
    place: (_: string, { places }: { places: PlaceChoice[] }) => (sent.push(places), place()),
  });
  return { api, sent, left, leave: (address: string, fields: object) => void left.push([address, fields]) };
}
const placed = () => good({ address: "https://lms.example/return", jwt: "a.b.c" });

const picker = (world: ReturnType<typeof service>, given: Partial<DeepLinkingFacts> = {}) =>
  show(<Picker wish={{ ...wish, ...given }} topic={topic} api={world.api} leave={world.leave} />);

test("a teacher goes from the proposal to the course in one press, and back with the signed answer", async () => {
  const world = service();
  const root = await picker(world);
  await vi.waitFor(() => expect(root.textContent).toContain("Window functions"));
  await press(root, "Leave out SQL");
  await press(root, "Put it in the course");
  expect(world.sent).toEqual([
    [{ title: "Ask a peer: Frames", topic: "Frames", skills: ["window-functions"], target: "iframe" }],
  ]);
  expect(world.left).toEqual([["https://lms.example/return", { JWT: "a.b.c" }]]);
  expect(root.textContent).toContain("Going back to the course");
});

test("several places go together; nothing is an answer too", async () => {
  const world = service();
  const root = await picker(world);
  await press(root, "Add another place");
  expect(root.textContent).toContain("Places so far");
  await type(root, "input.topic", "Joins");
  await type(root, "input.title", "Ask about joins");
  await press(root, "Put all 2 in the course");
  expect(world.sent[0]?.map(({ title }) => title)).toEqual(["Ask a peer: Frames", "Ask about joins"]);
  const other = service();
  await press(await picker(other), "Put nothing there");
  expect(other.sent).toEqual([[]]);
});

test("only what the platform takes is offered", async () => {
  const one = await picker(service(), { acceptMultiple: false, acceptTargets: ["iframe"] });
  expect(buttons(one)).not.toContain("Add another place");
  expect(one.textContent).not.toContain("In a new window");
  expect(one.textContent).not.toContain("as a score");
  const scored = await picker(service(), { acceptLineItem: true });
  expect(scored.textContent).toContain("as a score");
  const none = await picker(service(), { acceptTypes: ["file"] });
  expect(buttons(none)).toEqual(["Go back to the course"]);
});

test("without a topic nothing is sent, and a sentence says what is missing", async () => {
  const world = service();
  const root = await picker(world);
  await type(root, "input.topic", " ");
  await press(root, "Put it in the course");
  expect(world.sent).toEqual([]);
  expect(root.textContent).toContain("Write in a few words what it is about.");
});

test("when the session is over the picker says how to go on", async () => {
  const world = service(() => failing("not_signed_in"));
  const root = await picker(world);
  await press(root, "Put nothing there");
  await vi.waitFor(() => expect(root.textContent).toContain("Open this once more from your course."));
  expect(world.left).toEqual([]);
});

const asked = async (value: Partial<Asked>) => {
  const none: Asked = { days: 90, here: { asks: null, skills: [] }, course: null };
  return show(<AskedPlace placeId={id(41)} api={async () => ({ asked: () => good({ ...none, ...value }) })} />);
};

test("a teacher reads counts; below five, why there are none", async () => {
  const few = await asked({});
  await vi.waitFor(() => expect(few.textContent).toContain("Fewer than five questions here so far."));
  expect(few.textContent).toContain("never who asked");
  const skills = [{ id: "sql", name: "SQL", asks: 7 }];
  const many = await asked({ here: { asks: 12, skills }, course: { title: "Data", asks: 30, places: [], skills } });
  await vi.waitFor(() => expect(many.textContent).toContain("12 questions at this place"));
  expect([...many.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual(["SQL7", "SQL7"]);
});

const facts: Facts = {
  personId: id(2),
  placeId: id(41),
  topic,
  skills: [{ id: "sql", name: "SQL" }],
  role: "learner",
  locale: "en",
  canConnect: false,
  frame: { origin: null },
};
function launchPage(world: World, given: Partial<Facts> = {}) {
  const { carrier } = stillCarrier(world);
  const late = { carrier, opening: { value: "open" }, open: async () => {} } as unknown as LateCarrier;
  const api = () => new Promise<never>(() => {});
  return show(<LaunchPage launched={{ facts: { ...facts, ...given }, session: { late, api } }} />);
}

test("a learner sees what would be sent before anything is, and what the teacher chose", async () => {
  const root = await launchPage({});
  await after(() => {});
  expect(root.textContent).toContain("Chosen for this place: SQL.");
  expect(buttons(root)).toContain("Find who knows this");
  expect(buttons(root)).not.toContain("What learners ask here");
});

test("the course's topic is there before the program that speaks with the service", async () => {
  const late = carrierLater(() => new Promise<never>(() => {}));
  const api = () => new Promise<never>(() => {});
  const root = await show(<LaunchPage launched={{ facts, session: { late, api } }} />);
  expect(root.textContent).toContain("Advanced SQL");
  expect(root.textContent).not.toContain("Press the button");
});

test("a teacher has a second tab, unless there is no place to count", async () => {
  expect(buttons(await launchPage({}, { role: "teacher" }))).toContain("What learners ask here");
  expect(buttons(await launchPage({}, { role: "teacher", placeId: null }))).not.toContain("What learners ask here");
});

test("a session that is over leaves one sentence and what was begun, and no way to sign in", async () => {
  const drafts = { ask: JSON.stringify({ goal: "I want to rank rows." }) };
  const root = await launchPage({ status: { session: "signed_out" }, drafts });
  await vi.waitFor(() => expect(root.textContent).toContain("I want to rank rows."));
  expect(root.textContent).toContain("Open this page again from your course.");
  expect(buttons(root)).toEqual([]);
});

test("without a launch, or without a person, a sentence says so", async () => {
  expect((await show(<LaunchPage launched={null} />)).textContent).toContain("Open this page from your course.");
  const nobody = await show(<LaunchPage launched={{ facts, session: null }} />);
  expect(nobody.textContent).toContain("without telling who you are");
});
