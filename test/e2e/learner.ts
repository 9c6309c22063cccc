import { expect, type Page } from "@playwright/test";
import type { Ask } from "../../server/contract/index.ts";
import type { Attached } from "./attached.ts";
import type { Demo } from "./demo.ts";
import { launchWithExtension, type Profile } from "./profile.ts";
import { signIn } from "./sign-in.ts";

/** A browser in which this person is signed in and has pressed on a course page. */
export async function signedIn(demo: Demo, name: string): Promise<Profile> {
  const profile = await launchWithExtension(demo.extension.chrome);
  const panel = await pressOnCourse(demo, profile);
  await signIn(profile, panel, demo.person(name));
  await panel.click("Find who knows this");
  await panel.shows("People who know this");
  return profile;
}

/** Opens the course page and presses there; the side panel that opens beside it. */
export async function pressOnCourse(demo: Demo, profile: Profile): Promise<Attached> {
  const course = await profile.context.newPage();
  await course.goto(demo.course("advanced-sql/window-functions"));
  // A popup closes when anything else takes the focus, such as a window that is still coming up: press again then.
  await expect(async () => (await profile.pressToolbar(course)).click("Ask about this page")).toPass();
  return profile.attach("sidepanel.html");
}

/** The side panel's page in a tab of the same window: it shows the same, and Playwright can hold it. */
export const openPanel = (profile: Profile): Promise<Page> => profile.openPage("sidepanel.html");

/** The asks with this goal that the service has of a person, opened or taken. */
export async function asksWith(demo: Demo, name: string, goal: string): Promise<Ask[]> {
  const answer = await demo.call(demo.person(name), "GET", "/api/asks");
  const { asks } = (await answer.json()) as { asks: Ask[] };
  return asks.filter((ask) => ask.goal === goal);
}
