import { expect, test } from "@playwright/test";
import { type Demo, startDemo } from "./demo.ts";
import { tabTo } from "./keys.ts";
import { asksWith, openPanel, signedIn } from "./learner.ts";
import type { Profile } from "./profile.ts";

// The whole way without a pointer: Tab to what has a name, then Enter, Space or a letter.

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

const GOAL = "number rows within each group";

test("ask, accept, talk and wrap up with the keyboard alone", async () => {
  const panel = await openPanel(learner);
  await expect(panel.getByRole("button", { name: "Ask Marta" })).toBeVisible();
  await tabTo(panel, /^Leave out SQL$/);
  await panel.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Put back SQL" })).toBeFocused();
  await tabTo(panel, /^Ask Marta$/);
  await panel.keyboard.press("Enter");
  await expect(panel.getByLabel("What do you want to be able to do?")).toBeFocused();
  await panel.keyboard.type(GOAL);
  await panel.keyboard.press("Control+Enter");
  await expect(
    panel
      .getByRole("listitem")
      .filter({ hasText: GOAL })
      .getByText(/Asked at/),
  ).toBeVisible();

  const popup = await coach.openPage("popup.html");
  await expect(popup.getByRole("article").first()).toBeFocused();
  await expect(popup.getByRole("article").first()).toContainText(GOAL);
  await popup.keyboard.press("n");
  await tabTo(popup, /^In an hour/);
  await popup.keyboard.press("Enter");
  await expect(popup.getByText("Kept for later.")).toBeVisible();
  await tabTo(popup, /^Undo/);
  await popup.keyboard.press("Enter");
  const back = popup.getByRole("article").filter({ hasText: GOAL });
  await expect(back).toBeVisible();
  await expect(async () => {
    await popup.keyboard.press("Tab");
    await expect(back).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [0] });
  await popup.keyboard.press("a");
  await expect.poll(async () => (await asksWith(demo, "Ida Lindqvist", GOAL))[0]?.status).toBe("accepted");

  const thread = await openPanel(coach);
  await tabTo(thread, new RegExp(GOAL));
  await thread.keyboard.press("Enter");
  await tabTo(thread, /^Skip$/);
  await thread.keyboard.press("Enter");
  await tabTo(thread, /^Write$/);
  await thread.keyboard.type("ROW_NUMBER over a partition.");
  await thread.keyboard.press("Control+Enter");

  await tabTo(panel, /^Open the thread/);
  await panel.keyboard.press("Enter");
  await expect(panel.getByText("ROW_NUMBER over a partition.")).toBeVisible();
  await tabTo(panel, /^Wrap up$/);
  await panel.keyboard.press("Enter");
  await expect(panel.getByLabel("What you can do now")).toBeFocused();
  await panel.keyboard.type("Number rows by ROW_NUMBER with a partition.");
  await tabTo(panel, /^Done, thank you$/);
  await panel.keyboard.press("Enter");
  await expect(panel.getByText("Resolved with Marta")).toBeVisible();
  expect(await asksWith(demo, "Ida Lindqvist", GOAL)).toMatchObject([{ status: "resolved" }]);
});
