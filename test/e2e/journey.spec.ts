import { expect, test } from "@playwright/test";
import type { Ask } from "../../server/contract/index.ts";
import { type Demo, startDemo } from "./demo.ts";
import { pressOnCourse } from "./learner.ts";
import { launchWithExtension, type Profile } from "./profile.ts";
import { signIn } from "./sign-in.ts";

let demo: Demo;
let learner: Profile;
let coach: Profile;

test.beforeAll(async () => {
  demo = await startDemo();
  [learner, coach] = await Promise.all([
    launchWithExtension(demo.extension.chrome),
    launchWithExtension(demo.extension.chrome),
  ]);
});

test.afterAll(async () => {
  await learner?.close();
  await coach?.close();
  await demo?.stop();
});

const SCREENS = "test-results/screens";
const GOAL = "rank rows per customer without a self-join";

test("a learner presses on a course page, asks a colleague by name, they talk, and the learner teaches it back", async () => {
  // Press: the popup opens, its first line leads to the side panel, which has read the page.
  const panel = await pressOnCourse(demo, learner);
  await signIn(learner, panel, demo.person("Ida Lindqvist"));
  // Seen before sent: the service is asked nothing before the learner says so.
  await panel.shows("What will be sent");
  await panel.shows("Advanced SQL");
  await panel.photograph(`${SCREENS}/sidepanel-seen-first.png`);
  await panel.click("Find who knows this");
  await panel.shows(/This page is about\s+Edit[\s\S]*?Window functions/);
  await panel.shows(/Marta Alves\s+Lisbon/);
  await panel.photograph(`${SCREENS}/sidepanel-matched.png`);

  await panel.click("Ask Marta");
  await panel.fill("What do you want to be able to do?", GOAL);
  await panel.fill("What did you try?", "GROUP BY and a subquery");
  await panel.photograph(`${SCREENS}/sidepanel-asking.png`);
  await panel.click(/^Ask Marta/);
  await panel.shows(/Asked at \d\d:\d\d\. Marta has until/);

  // The coach's popup has the newest question on top, with the focus in it: one key accepts.
  const elsewhere = await coach.context.newPage();
  await elsewhere.goto(demo.course("wiki/incident-response"));
  await signIn(coach, await coach.pressToolbar(elsewhere), demo.person("Marta Alves"));
  const popup = await coach.pressToolbar(elsewhere);
  await popup.shows(GOAL);
  await popup.until("document.activeElement.matches('article.offer')", "the focus on the first question");
  await popup.photograph(`${SCREENS}/popup-offers.png`);
  await popup.press("a");

  // Accepting opens the thread beside the page; what one writes the other reads.
  const thread = await coach.attach("sidepanel.html");
  await thread.click("Let me say back what I understood");
  await thread.fill("Write", "rank rows within each customer.");
  await thread.click("Say it back");
  await panel.shows(/Marta took it at/);
  await panel.click("Open the thread");
  await panel.shows("rank rows within each customer.");
  await panel.fill("Write", "Yes, that is it.");
  await panel.click(/^Send$/);
  await thread.shows("Yes, that is it.");
  await thread.photograph(`${SCREENS}/sidepanel-thread.png`);

  // Teach it back.
  await panel.click(/^Wrap up$/);
  await panel.fill(
    "What you can do now",
    "ROW_NUMBER() OVER (PARTITION BY customer ORDER BY at) ranks without a join.",
  );
  await panel.click("Step by step");
  await panel.photograph(`${SCREENS}/sidepanel-wrap-up.png`);
  await panel.click("Done, thank you");
  await panel.shows("Resolved with Marta");
  await thread.shows("ROW_NUMBER() OVER (PARTITION BY customer");

  // The service says the same, once.
  const { asks } = (await (await demo.call(demo.person("Marta Alves"), "GET", "/api/asks")).json()) as { asks: Ask[] };
  const [ask, ...others] = asks.filter(({ goal }) => goal === GOAL);
  expect(others).toEqual([]);
  expect(ask).toMatchObject({ status: "resolved", messages: 2 });
  expect(ask?.learnt).toContain("ROW_NUMBER");
});
