import { expect, type Page, test } from "@playwright/test";
import type { UnitList } from "../../server/contract/index.ts";
import { uuidv7 } from "../../server/uuid.ts";
import { type Demo, startDemo } from "./demo.ts";
import { tabTo } from "./keys.ts";
import { openPanel, signedIn } from "./learner.ts";
import type { Profile } from "./profile.ts";

let demo: Demo;
let learner: Profile;
let coach: Profile;

test.beforeAll(async () => {
  demo = await startDemo();
  learner = await signedIn(demo, "Ida Lindqvist");
  coach = await signedIn(demo, "Marta Alves");
});
test.afterAll(async () => {
  await learner?.close();
  await coach?.close();
  await demo?.stop();
});

const SCREENS = "test-results/screens";

/** A question of Ida's that Marta took. */
async function acceptedAsk(goal: string): Promise<void> {
  const [ida, marta] = [demo.person("Ida Lindqvist"), demo.person("Marta Alves")];
  const id = uuidv7(new Date());
  const topic = { title: "Window functions", course: "Advanced SQL" };
  const body = { topic, skills: ["window-functions"], goal, minutes: 15, to: marta.id };
  expect((await demo.call(ida, "PUT", `/api/asks/${id}`, body)).status).toBe(201);
  await expect(async () => {
    const { offers } = (await (await demo.call(marta, "GET", "/api/offers")).json()) as {
      offers: { id: string; askId: string }[];
    };
    const offer = offers.find(({ askId }) => askId === id);
    expect((await demo.call(marta, "POST", `/api/offers/${offer?.id}/accept`, {})).status).toBe(200);
  }).toPass();
}

/** The units for this purpose, as the service has them. */
async function unitsFor(purpose: string) {
  const { units } = (await (await demo.call(demo.person("Ida Lindqvist"), "GET", "/api/units")).json()) as UnitList;
  return units.filter((unit) => unit.purpose === purpose);
}

const openThread = async (page: Page, goal: string) => page.getByRole("link").filter({ hasText: goal }).click();

test("an accepted ask grows into a unit: offer, yes, agreement by both, first session written down", async () => {
  const goal = "see the frame of a window move";
  await acceptedAsk(goal);
  const [ida, marta] = [await openPanel(learner), await openPanel(coach)];
  await openThread(marta, goal);
  await marta.getByRole("button", { name: "Coach each other" }).click();
  await marta.getByLabel("What for, in a sentence?").fill("Windows for you, calm for me");
  await marta.getByRole("button", { name: "Offer it" }).click();
  await expect(marta.getByText(/You offered Ida to coach each other/)).toBeVisible();

  await openThread(ida, goal);
  await expect(ida.getByText("Marta would like that you coach each other.")).toBeVisible();
  await ida.screenshot({ path: `${SCREENS}/coaching-offer.png`, fullPage: true });
  await ida.getByRole("button", { name: "Yes, join" }).click();
  await ida.getByRole("button", { name: "Open it" }).click();
  await expect(ida.getByText("Write down how you would like to work together.")).toBeVisible();
  await ida.getByLabel("How will we work together?").fill("Questions before advice.");
  await ida.getByLabel("When and how will we meet?").fill("Thursdays at ten, by video.");
  await ida.getByRole("button", { name: "Propose this" }).click();
  await ida.getByLabel("What are your expectations, interests, fears and hopes?").fill("To stop being afraid of it.");
  await ida.getByRole("button", { name: "Done", exact: true }).click();
  await expect(ida.getByText("You are through. The agreement waits for the others.")).toBeVisible();
  await ida.screenshot({ path: `${SCREENS}/coaching-waits.png`, fullPage: true });

  await marta.getByRole("button", { name: "Open it" }).click();
  await marta.getByRole("button", { name: "Accept", exact: true }).click();
  await expect.poll(async () => (await unitsFor("Windows for you, calm for me"))[0]?.status).toBe("active");
  await expect(ida.getByText("Agree on a date with the others")).toBeVisible();
  // Who was helped coaches first.
  await expect(ida.getByText("It is your turn to coach next.")).toBeVisible();
  await ida.getByRole("button", { name: "A session took place" }).click();
  await ida.getByLabel("How many minutes?").fill("40");
  await ida.getByRole("button", { name: "Write it down" }).click();
  await expect(ida.getByRole("cell", { name: "40 min" })).toBeVisible();
  await expect(marta.getByText("It is your turn to coach next.")).toBeVisible();
  await marta.screenshot({ path: `${SCREENS}/coaching-unit.png`, fullPage: true });
  await ida.close();
  await marta.close();
});

test("the same with the keyboard alone", async () => {
  const goal = "tell RANGE from ROWS";
  await acceptedAsk(goal);
  const [ida, marta] = [await openPanel(learner), await openPanel(coach)];
  const go = async (page: Page, name: RegExp) => {
    await tabTo(page, name);
    await page.keyboard.press("Enter");
  };
  const type = async (page: Page, name: RegExp, words: string) => {
    await tabTo(page, name);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(words);
  };
  await expect(ida.getByRole("link").filter({ hasText: goal })).toBeVisible();
  await go(ida, new RegExp(goal));
  await go(ida, /^Coach each other$/);
  await type(ida, /^What for/, "By keys alone");
  await go(ida, /^Offer it$/);
  await expect(ida.getByText(/You offered Marta/)).toBeVisible();
  await expect(marta.getByRole("link").filter({ hasText: goal })).toBeVisible();
  await go(marta, new RegExp(goal));
  await expect(marta.getByText(/Ida would like/)).toBeVisible();
  await go(marta, /^Yes, join$/);
  await go(marta, /^Open it$/);
  await type(marta, /^How will we work together/, "Kindly.");
  await type(marta, /^When and how will we meet/, "Mondays.");
  await go(marta, /^Propose this$/);
  await go(ida, /^Open it$/);
  await go(ida, /^Accept$/);
  await expect.poll(async () => (await unitsFor("By keys alone"))[0]?.status).toBe("active");
  await go(ida, /^A session took place$/);
  await go(ida, /^Write it down$/);
  await expect(ida.getByRole("cell", { name: "45 min" })).toBeVisible();
});
