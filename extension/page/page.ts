import { attribute, inHead, metaOf, real, sizeOf, textOf } from "./dom.ts";
import { learnerNames, namesSomeone } from "./learner.ts";
import { MAXIMUM } from "./page-topic.ts";
import { isPersonal, maskNumbers } from "./private.ts";
import { tidy } from "./tidy.ts";

/** A page as the adapters see it. */
export type Page = {
  document: Document;
  /** Where the page lies, uncleaned; absent for pages without an http address. */
  address: URL | undefined;
  /** Whether it has so many elements that only what is found quickly is sought. */
  large: boolean;
  /** The one door for texts: tidied, masked and bounded; empty when it names or greets the learner, or holds an e-mail address. */
  say: (value: string | Element | undefined, max?: number) => string;
};

const LARGE = 12_000;

/** Opens a document for reading; never throws for what a page may contain. */
export function openPage(document: Document): Page {
  const large = (attempt(() => sizeOf(document)) ?? 0) > LARGE;
  const names = attempt(() => learnerNames(document, large)) ?? new Set<string>();
  return {
    document,
    large,
    address: attempt(() => httpAddress(document)),
    say: (value, max = MAXIMUM.label) => {
      const text = tidy(typeof value === "object" ? textOf(value) : value, max);
      return isPersonal(text) || namesSomeone(text, names) ? "" : maskNumbers(text);
    },
  };
}

/** The language that a page declares as BCP 47, empty if none or malformed. */
export function languageOf(document: Document): string {
  const root = real(document, "documentElement") as Element | null;
  const declared =
    attribute(root ?? undefined, "lang") ||
    attribute(inHead(document, 'meta[http-equiv="content-language" i]'), "content") ||
    metaOf(document, "og:locale");
  const tag = declared.trim().replaceAll("_", "-");
  if (tag.length > MAXIMUM.language) return "";
  return attempt(() => Intl.getCanonicalLocales(tag)[0]) ?? "";
}

/** The value, or nothing where the page made reading it fail. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function httpAddress(document: Document): URL | undefined {
  const address = new URL(String(real(document, "URL")));
  return address.protocol === "http:" || address.protocol === "https:" ? address : undefined;
}
