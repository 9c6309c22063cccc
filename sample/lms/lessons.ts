import { readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "..", "courses");

/** Where a lesson's own text begins and ends in a page that is dressed up as some product's. */
interface Cut {
  file: string;
  from: string;
  to: string;
}

const CUTS: Record<string, Cut> = {
  "window-functions": {
    file: "moodle/advanced-sql/window-functions/index.html",
    from: 'role="main"',
    to: 'class="modified"',
  },
  services: { file: "openedx/kubernetes/services/index.html", from: "</h1>", to: "Check: an unreachable" },
  "missing-values": {
    file: "coursera/data-cleaning-pandas/index.html",
    from: 'class="reading-title"',
    to: 'class="actions"',
  },
  batna: { file: "canvas/negotiation/index.html", from: 'class="page-title"', to: 'class="module-sequence-footer"' },
  "lawful-reasons": { file: "scorm/gdpr-basics/package/index.html", from: "</h1>", to: "</main>" },
  "incident-response": { file: "wiki/incident-response/index.html", from: '<h2 id="a"', to: "<h2>Comments" },
  risikoanalyse: { file: "de/projektmanagement-risikoanalyse/index.html", from: "</h1>", to: "<h2>Weitere Kurse" },
};

/** A bold line that stands alone heads what follows. */
const BLOCK = /<(h2|h3|b|p|ul|ol|pre|table)\b[\s\S]*?<\/\1>/g;
const KEPT = /^<\/?(?:h2|h3|p|ul|ol|li|pre|code|strong|em|b|table|caption|thead|tbody|tr|th|td|br)\b/;
const TAG = /<[^>]*>/g;

const read = new Map<string, string>();

/** The headings, paragraphs, lists and tables of a sample lesson as plain HTML; empty for an unknown one. */
export function lessonText(name: string): string {
  const known = read.get(name);
  if (known !== undefined) return known;
  const cut = CUTS[name];
  const text = cut === undefined ? "" : textOf(cut);
  read.set(name, text);
  return text;
}

function textOf({ file, from, to }: Cut): string {
  const page = readFileSync(join(FOLDER, file), "utf8");
  const begin = page.indexOf(from);
  const end = page.indexOf(to, begin);
  if (begin < 0 || end < 0)
    throw new Error(`The sample lesson ${file} does not hold ${begin < 0 ? from : to} any more.`);
  const blocks = [...page.slice(begin, end).matchAll(BLOCK)].map(([block, name]) =>
    name === "b" ? `<h3>${bare(block).replace(/<\/?b>/g, "")}</h3>` : bare(block),
  );
  const text = blocks.join("\n");
  // Below the page's own heading the lesson's first level is the second.
  return scrolling(text.includes("<h2>") ? text : text.replaceAll("h3>", "h2>"));
}

/** What may be wider than a phone can be scrolled with the keyboard. */
function scrolling(text: string): string {
  return text
    .replaceAll("<pre>", '<pre tabindex="0">')
    .replaceAll("<table>", '<div class="scroll" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");
}

function bare(block: string): string {
  return block.replace(TAG, (tag) => {
    if (!KEPT.test(tag)) return "";
    const name = /^<\/?[a-z0-9]+/.exec(tag)?.[0] ?? "";
    const scope = /\sscope="(?:col|row)"/.exec(tag)?.[0] ?? "";
    return `${name}${scope}>`;
  });
}
