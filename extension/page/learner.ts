import { attribute, findAll, textOf } from "./dom.ts";
import { tidy } from "./tidy.ts";

const ACCOUNT_PLACES = [
  ".usertext",
  ".logininfo a",
  ".userfullname",
  ".username",
  ".user-name",
  ".display-name",
  ".profile-name",
  ".account-name",
  "[data-user-name]",
  "[data-username]",
  '[data-purpose="user-dropdown"] *',
  ".userpicture",
].join(",");
/** Parts of names that are too common to be looked for in all of a page. */
const IN_BANDS = '[class*="user" i], [class*="avatar" i], [class*="account" i]';
const BANDS = 'header, footer, [role="banner"], [role="contentinfo"], .logininfo, .navbar';
const SIGNED_IN_AS =
  /(?:[Ll]ogged in as|[Ss]igned in as|[Ww]elcome back,?|[Aa]ngemeldet als|[Ee]ingeloggt als|[Cc]onnecté en tant que|[Cc]onectado como)\s*:?\s*((?:\p{Lu}[\p{L}'’.-]*\s?){2,4})/gu;
const PICTURE_OF = /^(?:(?:profile )?(?:picture|photo|image|avatar) (?:of|for) )/i;
const NO_NAME =
  /\b(?:profile|account|menu|log|sign|settings?|dashboard|user|avatar|picture|notifications?|courses?|help|messages?|preferences|guide|learning|konto|abmelden)\b/i;
const NAME = /^(?:\p{Lu}|\p{Lo})[\p{L}'’.-]*(?: [\p{L}'’.-]+){1,3}$/u;

/**
 * Full names that the page's account menus show, in lower case: the learner's own, which must not
 * leave with a title or a heading. On a `large` page only the bands at its edges are looked through.
 */
export function learnerNames(document: Document, large = false): Set<string> {
  const names = new Set<string>();
  const bands = findAll(document, "header, nav", 12);
  const places = bands.flatMap((band) => findAll(band, `${IN_BANDS}, ${ACCOUNT_PLACES}`, 40));
  if (!large) places.push(...findAll(document, ACCOUNT_PLACES, 40));
  for (const place of places) {
    const said = [textOf(place), attribute(place, "alt"), attribute(place, "title")];
    said.push(attribute(place, "aria-label"), attribute(place, "data-user-name"));
    for (const text of said) addName(names, text);
  }
  for (const band of large ? bands : findAll(document, BANDS, 12)) {
    const text = tidy(textOf(band).slice(0, 8000), 8000);
    for (const match of text.matchAll(SIGNED_IN_AS)) addBeginnings(names, match[1] ?? "");
  }
  return names;
}

/** Whether a text names somebody of `names`, in full. */
export function namesSomeone(text: string, names: ReadonlySet<string>): boolean {
  const lower = text.toLocaleLowerCase();
  for (const name of names) if (lower.includes(name)) return true;
  return false;
}

function addName(names: Set<string>, text: string): void {
  if (text.length > 200) return;
  const name = tidy(text, 60).replace(PICTURE_OF, "");
  if (NAME.test(name) && !NO_NAME.test(name)) names.add(name.toLocaleLowerCase());
}

/** "Marta Alves Log" may be a name and the link after it: both of its beginnings count. */
function addBeginnings(names: Set<string>, run: string): void {
  const words = run.trim().split(" ");
  for (let size = 2; size <= words.length; size++) addName(names, words.slice(0, size).join(" "));
}
