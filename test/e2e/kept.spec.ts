import { expect, type Page, test } from "@playwright/test";
import type { Message, Offer } from "../../server/contract/index.ts";
import { type Demo, startDemo } from "./demo.ts";
import { asksWith, openPanel, pressOnCourse, signedIn } from "./learner.ts";
import { uuid } from "../../widget/uuid.ts";
import { launchWithExtension, type Profile } from "./profile.ts";

// Nothing typed is lost, and nothing is sent twice: worker stopped, browser closed, service killed.

let demo: Demo;
let learner: Profile;

test.beforeAll(async () => {
  demo = await startDemo();
  learner = await signedIn(demo, "Ida Lindqvist");
});
test.afterAll(async () => {
  await learner?.close();
  await demo?.stop();
});

const GOAL = "compare each row with the one before it";

/** What this device keeps of unfinished words, as text. */
function drafts(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("ask-a-peer");
        opening.addEventListener("error", () => reject(new Error("The store does not open.")));
        opening.addEventListener("success", () => {
          const reading = opening.result.transaction("drafts").objectStore("drafts").getAll();
          reading.addEventListener("success", () => {
            opening.result.close();
            resolve(JSON.stringify(reading.result));
          });
        });
      }),
  );
}

test("a draft outlives panel, worker and browser; an ask that was sent to a dead service lands once", async () => {
  const panel = await openPanel(learner);
  await panel.getByRole("button", { name: "Ask Marta" }).click();
  await panel.getByLabel("What do you want to be able to do?").fill(GOAL);
  await panel.getByLabel("What did you try?").fill("LAG, somehow");
  await expect.poll(() => drafts(panel)).toContain("LAG, somehow");
  await panel.close();
  await learner.killWorker();
  await learner.quit();
  learner = await launchWithExtension(demo.extension.chrome, { profile: learner.folder });

  await pressOnCourse(demo, learner);
  const again = await openPanel(learner);
  await expect(again.getByText(`You began to write: “${GOAL}”`)).toBeVisible();
  await again.getByRole("button", { name: "Go on" }).click();
  await expect(again.getByLabel("What do you want to be able to do?")).toHaveValue(GOAL);
  await expect(again.getByLabel("What did you try?")).toHaveValue("LAG, somehow");

  await demo.down("SIGKILL");
  await again
    .locator("form")
    .getByRole("button", { name: /^Ask Marta|^Find someone/ })
    .click();
  await expect(again.getByText("Kept here. It goes out when you are back online.")).toBeVisible();
  await learner.killWorker();
  await demo.up();
  await again.reload();
  const mine = again.getByRole("listitem").filter({ hasText: GOAL });
  await expect(mine.getByText(/Asked at \d\d:\d\d\./)).toBeVisible({ timeout: 90_000 });
  const asks = await asksWith(demo, "Ida Lindqvist", GOAL);
  expect(asks).toHaveLength(1);
  expect(asks[0]).toMatchObject({ status: "routing", tried: "LAG, somehow" });
});

/** An ask of Ida's that Marta has, sent by the service's own door. */
async function askMarta(goal: string): Promise<{ id: string; goal: string }> {
  const id = uuid();
  const topic = { title: "Window functions and frames", course: "Advanced SQL for analysts" };
  const body = { topic, goal, minutes: 15, to: demo.person("Marta Alves").id, skills: ["window-functions"] };
  const answer = await demo.call(demo.person("Ida Lindqvist"), "PUT", `/api/asks/${id}`, body);
  expect(answer.status, await answer.text()).toBe(201);
  return { id, goal };
}

test("a message written while the service is away goes out once, and a coach's no does too", async () => {
  const ask = await askMarta("rank within a partition");
  const coach = await signedIn(demo, "Marta Alves");
  const popup = await coach.openPage("popup.html");
  const offer = popup.getByRole("article").filter({ hasText: ask.goal });
  await offer.getByRole("button", { name: /^Accept/ }).click();
  await popup.close();
  const thread = await openPanel(coach);
  await thread.getByRole("link").filter({ hasText: ask.goal }).click();
  await expect(thread.getByLabel("Write", { exact: true })).toBeVisible();

  await demo.down("SIGKILL");
  await thread.getByLabel("Write", { exact: true }).fill("Look at LAG with a partition.");
  await thread.getByRole("button", { name: "Send", exact: true }).click();
  await expect(thread.getByText("kept here, goes out when you are back online")).toBeVisible();
  const inbox = await coach.openPage("popup.html");
  await expect(inbox.getByRole("article").first()).toBeVisible();
  const left = await inbox.getByRole("article").count();
  await inbox.getByRole("article").first().focus();
  await inbox.keyboard.press("x");
  await expect(inbox.getByText("You said no, and that is fine.")).toBeVisible();
  await expect(inbox.getByRole("article")).toHaveCount(left - 1);
  await inbox.close();
  await coach.killWorker();
  await demo.up();
  await thread.reload();

  const marta = () => demo.person("Marta Alves");
  const written = async () => {
    const answer = await demo.call(marta(), "GET", `/api/asks/${ask.id}/messages`);
    return ((await answer.json()) as { messages: Message[] }).messages.map(({ text }) => text);
  };
  await expect.poll(written, { timeout: 90_000 }).toEqual(["Look at LAG with a partition."]);
  const waiting = async () =>
    ((await (await demo.call(marta(), "GET", "/api/offers")).json()) as { offers: Offer[] }).offers.length;
  await expect.poll(waiting, { timeout: 90_000 }).toBe(left - 1);
  await coach.close();
});
