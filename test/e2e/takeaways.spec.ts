import { expect, test, type Page } from "@playwright/test";
import type { Offer } from "../../server/contract/index.ts";
import { uuid } from "../../widget/uuid.ts";
import { type Demo, startDemo } from "./demo.ts";
import { asksWith, openPanel, signedIn } from "./learner.ts";
import type { Profile } from "./profile.ts";

// What one learner learnt reaches the next: taught back, proposed, agreed to, read on the page, found while typing.

let demo: Demo;
const profiles: Profile[] = [];

test.beforeAll(async () => {
  demo = await startDemo();
});
test.afterAll(async () => {
  for (const profile of profiles) await profile.close();
  await demo?.stop();
});

const SCREENS = "test-results/screens";
const GOAL = "number the rows of each quarter without gaps";
const LEARNT = "DENSE_RANK numbers quarters without gaps, RANK leaves holes after ties.";

async function as(name: string): Promise<Page> {
  const profile = await signedIn(demo, name);
  profiles.push(profile);
  return openPanel(profile);
}

/** Ida's question on the course page, which Marta has taken. */
async function taken(): Promise<void> {
  const id = uuid();
  const [ida, marta] = [demo.person("Ida Lindqvist"), demo.person("Marta Alves")];
  const topic = {
    title: "Window functions and frames",
    course: "Advanced SQL for analysts",
    url: demo.course("advanced-sql/window-functions"),
  };
  const body = { topic, goal: GOAL, minutes: 15, to: marta.id, skills: ["window-functions"] };
  expect((await demo.call(ida, "PUT", `/api/asks/${id}`, body)).status).toBe(201);
  const offer = async () => {
    const { offers } = (await (await demo.call(marta, "GET", "/api/offers")).json()) as { offers: Offer[] };
    return offers.find(({ askId }) => askId === id)?.id;
  };
  await expect.poll(offer).toBeTruthy();
  expect((await demo.call(marta, "POST", `/api/offers/${(await offer()) ?? ""}/accept`, {})).status).toBe(200);
}

test("what was taught back is shown to the next learner once both agree, and is found while typing, offline", async () => {
  test.setTimeout(240_000);
  await taken();
  const ida = await as("Ida Lindqvist");
  await ida.getByRole("link").filter({ hasText: GOAL }).click();
  await ida.getByRole("button", { name: "Wrap up", exact: true }).click();
  await ida.getByLabel("What you can do now").fill(LEARNT);
  await ida.getByRole("button", { name: "Done, thank you" }).click();
  await ida.getByRole("button", { name: "Write it" }).click();
  await expect(ida.getByLabel("What you learnt")).toHaveValue(LEARNT);
  await ida.getByLabel(/^How to do it/).fill("Ask Rui Sequeira, or write to rui.sequeira@portolane.example.");
  await ida.getByRole("button", { name: "Look at it" }).click();
  await expect(ida.getByText("Ask ••• •••, or write to •••.")).toBeVisible();
  await ida.screenshot({ path: `${SCREENS}/takeaway-preview.png`, fullPage: true });
  await ida.getByRole("button", { name: "Propose it to Marta" }).click();
  await expect(ida.getByText("Marta has it. It is shown once they agree.")).toBeVisible();

  const marta = await as("Marta Alves");
  await marta.getByRole("link").filter({ hasText: GOAL }).click();
  await expect(marta.getByText("Ask ••• •••, or write to •••.")).toBeVisible();
  await marta.screenshot({ path: `${SCREENS}/takeaway-asked.png`, fullPage: true });
  await marta.getByRole("button", { name: "Agree" }).click();
  await expect(marta.getByText("Shown to the next learner on this page.")).toBeVisible();

  const next = await as("Kwame Mensah");
  await expect(next.getByText(LEARNT)).toBeVisible();
  await next.screenshot({ path: `${SCREENS}/takeaway-read.png`, fullPage: true });
  const [ask] = await asksWith(demo, "Ida Lindqvist", GOAL);
  expect(ask?.takeaway?.status).toBe("published");

  await next.getByRole("button", { name: /^Ask Marta/ }).click();
  await demo.down("SIGKILL");
  await next.getByLabel("What do you want to be able to do?").fill("quarters with dense_ra");
  const found = next.getByRole("region", { name: "Someone asked this before" });
  await expect(found.getByText(LEARNT).first()).toBeVisible();
  expect(await found.getByRole("listitem").count()).toBeLessThanOrEqual(3);
  await next.screenshot({ path: `${SCREENS}/takeaway-typing.png`, fullPage: true });
});
