import { expect } from "@playwright/test";
import type { Demo } from "../demo.ts";
import { fill, type FramedBrowser, type Looked, press, shows, until } from "./framed-browser.ts";

const LEARNER = "Tomás Ferreira";

async function openLesson({ page, goto }: FramedBrowser, lms: string, course: string): Promise<void> {
  await goto(lms);
  const courseAddress = await page.evaluate<string>(
    `[...document.links].find((one) => one.textContent.includes(${JSON.stringify(course)})).href`,
  );
  await goto(courseAddress);
  await goto(await page.evaluate<string>(`document.querySelector("main a[href*='/lessons/']").href`));
}

async function beAtLms({ page, goto }: FramedBrowser, lms: string): Promise<void> {
  await goto(lms);
  await page.evaluate(`(() => {
    const people = document.querySelector("#person");
    people.value = [...people.options].find((one) => one.textContent.includes(${JSON.stringify(LEARNER)})).value;
    setTimeout(() => people.form.requestSubmit());
  })()`);
  await until(
    page,
    `document.querySelector("#person").selectedOptions[0].defaultSelected &&
    document.querySelector("#person").selectedOptions[0].textContent.includes(${JSON.stringify(LEARNER)})`,
  );
}

/** What is asked has a heading of its own; a draft stands in a field. */
const isAsked = (frame: Looked, goal: string) =>
  until(
    frame,
    `[...document.querySelectorAll("h1, h2, h3, h4")].some((one) => one.textContent.includes(${JSON.stringify(goal)}))`,
  );

/** A learner opens a lesson, asks in its frame, loads it anew, and opens another course's: the same person each time. */
export async function learnerJourney(browser: FramedBrowser, demo: Demo, goal: string): Promise<void> {
  const { frame } = browser;
  await beAtLms(browser, demo.lms);
  await openLesson(browser, demo.lms, "Advanced SQL for analysts");
  await shows(frame, "What will be sent");
  expect(await frame.evaluate("document.querySelector('#launch')"), "the token is out of the page").toBeNull();
  expect(await frame.evaluate<boolean>(`location.origin !== ${JSON.stringify(demo.lms)}`)).toBe(true);
  await press(frame, "button", "Find who knows this");
  await press(frame, "button", "Find someone for me");
  await fill(frame, "What do you want to be able to do?", goal);
  await press(frame, "form.ask-form button[type=submit]");
  await isAsked(frame, goal);
  await browser.reload();
  await isAsked(frame, goal);
  await openLesson(browser, demo.lms, "Negotiation");
  await isAsked(frame, goal);
}
