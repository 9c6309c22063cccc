import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { AskBody, type Topic } from "../../../../server/contract/index.ts";
import { trouble, type Outcome } from "../../../../widget/carrier.ts";
import { createAskForm } from "../../../../widget/model/ask-form.ts";
import { id, marta } from "../../../factories/seen.ts";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";

function form(world: World = {}, still = stillCarrier(world)) {
  const topic = signal<Topic | null>({ title: "Frames" });
  const skills = signal<readonly string[]>(["sql"]);
  return { ...createAskForm(still.carrier, { topic, skills }), still, topic };
}
const loaded = () => new Promise<void>((resolve) => setImmediate(resolve));
const opened = (still: ReturnType<typeof stillCarrier>) => still.calls.filter(([verb]) => verb === "openAsk");

test("the goal alone is needed; the rest goes only when given", async () => {
  const { goal, tried, to, anonymous, minutes, body, topic } = form();
  expect(body.value).toBeNull();
  goal.value = "rank rows";
  expect(body.value).toEqual({ topic: { title: "Frames" }, goal: "rank rows", minutes: 15, skills: ["sql"] });
  tried.value = "GROUP BY";
  to.value = marta;
  anonymous.value = true;
  minutes.value = 30;
  expect(body.value).toMatchObject({ tried: "GROUP BY", to: marta.id, anonymous: true, minutes: 30 });
  expect(AskBody.safeParse(body.value).success).toBe(true);
  topic.value = null;
  expect(body.value).toBeNull();
});

test("every letter is kept, and a form opened again has it all, under the same id", async () => {
  const first = form();
  await loaded();
  first.goal.value = "rank";
  first.goal.value = "rank rows";
  first.minutes.value = 60;
  await first.settled();
  first.stop();
  const again = form({}, first.still);
  await loaded();
  expect([again.goal.value, again.minutes.value]).toEqual(["rank rows", 60]);
  const [one, two] = [await first.send(), await again.send()];
  expect(one).toEqual(two);
});

test("what is typed or chosen while the draft is being read costs nothing of it", async () => {
  const kept = { id: id(5), goal: "old", minutes: 30 };
  const typing = form({ drafts: { ask: JSON.stringify(kept) } });
  typing.to.value = marta;
  typing.goal.value = "new";
  await typing.settled();
  expect([typing.goal.value, typing.minutes.value, typing.to.value]).toEqual(["old\nnew", 30, marta]);
  expect(JSON.parse(typing.still.drafts.get("ask") ?? "null")).toMatchObject({ id: id(5), goal: "old\nnew" });
});

test("choosing whom to ask before the draft was read does not empty it", async () => {
  const choosing = form({ drafts: { ask: JSON.stringify({ goal: "old" }) } });
  choosing.to.value = marta;
  await choosing.settled();
  expect(choosing.goal.value).toBe("old");
  expect(choosing.still.drafts.has("ask")).toBe(true);
});

test("a draft that cannot be read is left aside", async () => {
  const broken = form({ drafts: { ask: "{" } });
  await loaded();
  expect(broken.goal.value).toBe("");
});

test("pressed twice, it sends once, with the draft that this empties; then the form is empty under another id", async () => {
  const { goal, send, still } = form();
  await loaded();
  goal.value = "rank rows";
  const [one, two] = await Promise.all([send(), send()]);
  expect(one).toEqual(two);
  expect(opened(still)).toEqual([
    ["openAsk", one?.ok === true ? one.value : "", expect.objectContaining({ goal: "rank rows" }), "ask"],
  ]);
  expect(goal.value).toBe("");
  goal.value = "another";
  expect(await send()).not.toEqual(one);
});

test("what could not be kept stays in the form", async () => {
  const openAsk = (): Promise<Outcome<null>> => Promise.resolve({ ok: false, trouble: trouble("storage") });
  const { goal, send } = form({ act: { openAsk } });
  await loaded();
  goal.value = "rank rows";
  expect(await send()).toMatchObject({ ok: false, trouble: { code: "storage" } });
  expect(goal.value).toBe("rank rows");
});

test("three pictures at most, each as it will be sent", async () => {
  const still = stillCarrier();
  let made = 0;
  const shrink = () =>
    Promise.resolve({
      ok: true,
      value: { id: id((made += 1)), mime: "image/webp", width: 1, height: 1, data: "AAAA" },
    } as const);
  const carrier = { ...still.carrier, device: { ...still.carrier.device, shrink } };
  const model = createAskForm(carrier, { topic: signal({ title: "T" }), skills: signal([]) });
  await loaded();
  for (let picture = 0; picture < 3; picture += 1)
    expect(await model.addPicture(new Blob())).toMatchObject({ ok: true });
  expect(await model.addPicture(new Blob())).toMatchObject({ ok: false });
  model.dropPicture(id(2));
  model.goal.value = "look";
  expect(model.body.value?.pictures?.map((picture) => picture.id)).toEqual([id(1), id(3)]);
});
