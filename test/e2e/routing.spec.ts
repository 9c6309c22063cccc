import { expect, type Page, test } from "@playwright/test";
import type { Attached } from "./attached.ts";
import { type Demo, startDemo } from "./demo.ts";
import { launchWithExtension, type Profile } from "./profile.ts";
import { signIn } from "./sign-in.ts";

// The panel names the page that it read, also when the page routes by itself, a frame plays the lesson, or the
// learner turns to another tab.

let demo: Demo;
let learner: Profile;

test.beforeAll(async () => {
  demo = await startDemo();
  learner = await launchWithExtension(demo.extension.chrome, { viewport: { width: 1280, height: 800 } });
});
test.afterAll(async () => {
  await learner?.close();
  await demo?.stop();
});

const SCREENS = "test-results/screens";
const MOVED = "Another page is in front now.";
const hidden = (words: string) => `!document.body.innerText.includes(${JSON.stringify(words)})`;

/** Presses on this page; the side panel reads it. */
async function press(page: Page): Promise<Attached> {
  await expect(async () => (await learner.pressToolbar(page)).click("Ask about this page")).toPass();
  return learner.attach("sidepanel.html");
}

/** A page of a site that is not there: its markup is written here. */
async function open(address: string, pages: Record<string, string>): Promise<Page> {
  const page = await learner.context.newPage();
  for (const [url, html] of Object.entries(pages)) {
    await page.route(url, (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html>${html}` }),
    );
  }
  await page.goto(address);
  return page;
}

test("a page that turns by itself asks for a new press, and the panel goes on naming what it read", async () => {
  const video = await learner.context.newPage();
  await video.goto(demo.course("video/difficult-feedback"));
  const panel = await press(video);
  await signIn(learner, panel, demo.person("Ida Lindqvist"));
  await panel.shows("Preparing difficult feedback");
  await panel.until(hidden(MOVED));

  await video.locator('[data-video="opening"]').first().click();
  await panel.shows(MOVED);
  await panel.shows("What stands here is about “Preparing difficult feedback”");
  await panel.photograph(`${SCREENS}/sidepanel-moved-on.png`);

  // The press still counts on the same site: one more is enough, in the panel.
  await panel.click("Ask about the page in front");
  await panel.shows("The first two sentences");
  await panel.until(hidden(MOVED));
  await video.goBack();
  await panel.shows(MOVED);
  await video.goForward();
  await panel.until(hidden(MOVED));

  // Nobody pressed on this one: the extension does not even learn its address.
  const other = await learner.context.newPage();
  await other.goto(demo.course("wiki/incident-response"));
  await panel.shows("press the button of Ask a Peer there");
  await panel.until(hidden("Ask about the page in front"));
  await panel.photograph(`${SCREENS}/sidepanel-not-pressed.png`);
  await video.bringToFront();
  await panel.until(hidden(MOVED));
  await video.goto(demo.course("wiki/incident-response").replace("lms.localhost", "127.0.0.1"));
  await panel.shows("press the button of Ask a Peer there");
  await other.close();
  await video.close();
});

test("a lesson in a frame of the same site is read with the course around it, an advertisement beside it is not", async () => {
  const page = await open("https://lms.example/learn/fire-safety", {
    "https://lms.example/learn/fire-safety": `<title>Fire safety | Harbour Academy</title>
      <nav aria-label="Breadcrumb"><ol><li>Home</li><li>Safety at sea</li><li>Week 2</li></ol></nav>
      <main><h1>Fire safety</h1>
      <iframe src="https://ads.example/banner" width="900" height="500"></iframe>
      <iframe src="/banner.html" width="300" height="100"></iframe>
      <iframe src="/content/slides.html" width="900" height="500"></iframe></main>`,
    "https://lms.example/content/slides.html":
      "<title>Module 2</title><h1>Using an extinguisher</h1><h2>Classes of fire</h2><h2>Pull, aim, squeeze</h2>",
    "https://lms.example/banner.html": "<title>Win a cruise</title><h1>Win a cruise now</h1>",
    "https://ads.example/banner": "<title>Cheap boats</title><h1>Cheap boats</h1>",
  });
  const panel = await press(page);
  await panel.shows("from “Safety at sea › Week 2 › Fire safety › Using an extinguisher”");
  await panel.shows("Pull, aim, squeeze");
  await panel.until(hidden("cruise"));
  await panel.until(hidden("boats"));
  await panel.photograph(`${SCREENS}/sidepanel-frame.png`);
  await page.close();
});

test("a video brings its time along", async () => {
  const page = await open("https://www.youtube.com/watch?v=abcdefghijk&t=754s", {
    "https://www.youtube.com/watch?v=abcdefghijk&t=754s": `<title>Index scans explained - YouTube</title>
      <ytd-watch-flexy><div id="movie_player" class="html5-video-player"><video class="html5-main-video"></video>
      <div class="ytp-chapter-title"><div class="ytp-chapter-title-content">Bitmap scans</div></div></div>
      <ytd-watch-metadata><h1>Index scans explained</h1></ytd-watch-metadata></ytd-watch-flexy>`,
  });
  const panel = await press(page);
  await panel.shows("from “Bitmap scans › Index scans explained”");
  await panel.shows("https://www.youtube.com/watch?v=abcdefghijk&t=754s");
  await panel.photograph(`${SCREENS}/sidepanel-video.png`);
  await page.close();
});
