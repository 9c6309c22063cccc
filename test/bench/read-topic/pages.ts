// The pages that the reader is timed on: an ordinary long one, and those that hurt.

const WORDS = "window frame rank partition order rows range between current preceding following sum lag lead".split(
  " ",
);
const words = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => WORDS[(i * 7 + from) % WORDS.length]).join(" ");
const times = (count: number, write: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join("");

const HEAD = `<meta charset="utf-8"><link rel="canonical" href="/lesson"><meta name="description" content="Frames and ranks.">
  <script type="application/ld+json">{"@type":"LearningResource","name":"Frames","teaches":["Window functions"],"isPartOf":{"@type":"Course","name":"Advanced SQL"}}</script>`;
const AROUND = `<header><a class="user-name">Ida Lindqvist</a><nav aria-label="Breadcrumb"><ol><li>Home</li><li>Advanced SQL</li><li>Module 3</li></ol></nav></header>
  <nav>${times(200, (i) => `<a href="/l/${i}">Lesson ${i}</a>`)}</nav>`;
const article = (count: number) =>
  `<main><h1>Frames and ranks</h1>${times(count / 200, (i) => `<h2>Part ${i}</h2><p>${words(100, i)}</p><h3>Detail ${i}</h3><p>${words(100, i + 3)}</p>`)}</main>`;
const page = (body: string, title = "Frames and ranks | Academy", head = HEAD) =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;

/** A page, and what is done in it before it is read. */
export interface TimedPage {
  html: string;
  prepare?: string;
}

export const PAGES: Readonly<Record<string, TimedPage>> = {
  "20,000 words": { html: page(AROUND + article(20_000)) },
  "20,000 words, scrolled": { html: page(AROUND + article(20_000)), prepare: "scrollTo(0, 20000)" },
  "20,000 words, a passage selected": {
    html: page(AROUND + article(20_000)),
    prepare: "getSelection().selectAllChildren(document.querySelectorAll('p')[150])",
  },
  "20,000 words, everything selected": {
    html: page(AROUND + article(20_000)),
    prepare: "getSelection().selectAllChildren(document.body)",
  },
  "a Moodle course of 500 activities": {
    html: page(
      `<div id="page-header"><h1>Safety at sea</h1></div><div id="courseindex">${times(50, (s) => `<div data-for="section"><a data-for="section_title">Section ${s}</a>${times(10, (i) => `<li class="courseindex-item" data-for="cm"><a>Activity ${s}.${i}</a></li>`)}</div>`)}</div>
       <div id="region-main">${times(50, (s) => `<h3 class="sectionname">Section ${s}</h3><p>${words(40, s)}</p>`)}</div>`,
    ).replace("<body>", '<body id="page-course-view-topics" class="path-course">'),
  },
  "a title of 1 MB": { html: page("<main><h1>Frames</h1></main>", "many words ".repeat(95_000)) },
  "a heading of 1 MB": { html: page(`<main><h1>${"many words ".repeat(95_000)}</h1></main>`) },
  "10,000 headings": {
    html: page(
      `<main><h1>All of it</h1>${times(10_000, (i) => `<h${2 + (i % 3)}>Heading ${i}</h${2 + (i % 3)}><p>x</p>`)}</main>`,
    ),
  },
  "10,000 headings, scrolled": {
    html: page(
      `<main><h1>All of it</h1>${times(10_000, (i) => `<h${2 + (i % 3)}>Heading ${i}</h${2 + (i % 3)}><p>x</p>`)}</main>`,
    ),
    prepare: "scrollTo(0, 100000)",
  },
  "100,000 nodes": {
    html: page(
      `<main><h1>Table</h1><table>${times(10_000, (i) => `<tr>${`<td class="user-cell">${i}</td>`.repeat(9)}</tr>`)}</table></main>`,
    ),
  },
  // Chromium itself gives up laying out a page some thousand levels deep, and its parser stops at 512.
  "1,000 deep": {
    html: page("<main><h1>Deep</h1></main>"),
    prepare: `let at = document.querySelector("main");
      for (let i = 0; i < 1000; i++) { const next = document.createElement("div"); at.append(next); at = next; }
      for (let i = 0; i < 100; i++) { const h = document.createElement("h2"); h.textContent = "Below " + i; at.append(h); }`,
  },
  "mixed scripts": {
    html: page(
      `<main><h1>نوافذ SQL 窗口函数 🪟 फ़्रेम</h1>${times(500, (i) => `<h2>${["إطار", "窗口", "फ़्रेम", "🪟🧮", "Кадр"][i % 5]} ${i}\u202e</h2><p>${"שלום 世界 ".repeat(40)}</p>`)}</main>`,
    ),
  },
  "control characters": {
    html: page(
      `<main>${times(500, (i) => `<h2>A\u0001B\u0002\u200b${"\u0007".repeat(200)}${i}</h2>`)}</main>`,
      "\u0001\u0002\u0003",
    ),
  },
  "broken JSON-LD of 190 kB, twelve times": {
    html: page(
      "<main><h1>Frames</h1></main>",
      "Frames",
      `<script type="application/ld+json">[${" ".repeat(90_000)},${"[".repeat(90_000)}</script>`.repeat(12),
    ),
  },
  "16 frames": {
    html: page(
      `<h1>Player</h1>${times(16, (i) => `<iframe width="900" height="500" srcdoc="&lt;h1>Slide ${i}&lt;/h1>${times(100, (j) => `&lt;h2>Part ${j}&lt;/h2>`)}"></iframe>`)}`,
    ),
  },
  "nothing at all": { html: "" },
};
