import { fold, stem, type Token } from "./tokens.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(stem));

/**
 * Words of grammar by language, and what every course says of itself: they tell which language a text is in, and mean
 * nothing within a name.
 */
const GRAMMAR: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words("the of and to in is for with you your how this that are on from will by what"),
  de: words(
    "der die das und ist für mit von zu den dem im ein eine einer nicht auf werden sie wie zum zur bei als lernen kurs",
  ),
  es: words("el la los las de del y en que para con una por se su sus cómo lo más es un al aprender aprende curso"),
  fr: words(
    "le la les des du de et en que pour avec une par sur dans vous est au aux un l d votre qui son apprendre cours",
  ),
  hi: words("का की के और में से को है हैं पर यह एक लिए कैसे क्या करें करना सीखें सीखना कोर्स"),
};
const LEAST_EVIDENCE = 2;

/** The language that the words of a text are clearly in, or null. */
export function languageOf(texts: readonly { readonly tokens: readonly Token[] }[]): string | null {
  const counts = Object.entries(GRAMMAR).map(([language, grammar]) => {
    let count = 0;
    for (const { tokens } of texts) for (const token of tokens) if (grammar.has(token.stem)) count++;
    return { language, count };
  });
  const [first, second] = counts.toSorted((a, b) => b.count - a.count);
  if (first === undefined || first.count < LEAST_EVIDENCE) return null;
  return first.count > 1.5 * (second?.count ?? 0) ? first.language : null;
}

/** Whether a word only holds a name of a language together, such as "für". */
export const isGrammar = (language: string, word: string): boolean => GRAMMAR[language]?.has(word) === true;

type Inflect = (word: string) => string[];
const withEndings = (base: string, endings: string): string[] => endings.split(" ").map((ending) => base + ending);

/** As titles have them: "gestiona", "gestione", "gestionando" for "gestionar". */
const SPANISH_VERB = "e a ando iendo";

/** Other forms of a folded word, as far as endings tell; some of them do not exist, and do no harm. */
const INFLECT: Readonly<Record<string, Inflect>> = {
  de: (word) => {
    const base = word.replace(/(?:en|er|es|e)$/, "");
    return [
      ...(/i[ek]$/.test(word) ? withEndings(word.slice(0, -2), "isch ische ischen ischer isches") : []),
      ...(word.endsWith("enz") ? withEndings(word.slice(0, -1), "t te ten ter tes") : []),
      ...(/.{4}ung$/.test(word) ? withEndings(word.slice(0, -3), "en") : []),
      ...(/.{3}ierung$/.test(word) ? withEndings(word.slice(0, -3), "t te ter tes ten") : []),
      // "Nachhaltiges Handeln"; but "sicher" is a word of every day.
      ...(/.{8}[hk]eit$/.test(word) ? withEndings(word.slice(0, -4), " e en er es") : []),
      ...withEndings(word, "e n en er ern s es"),
      ...(base.length > 3 ? withEndings(base, "e en er es em n") : []),
    ];
  },
  es: (word) => {
    const forms = withEndings(word, "s es");
    if (word.endsWith("encia")) forms.push(...withEndings(word.slice(0, -3), "te tes"));
    if (/.{3}acion$/.test(word)) forms.push(...withEndings(word.slice(0, -5), "ar ando"));
    if (/[ao]$/.test(word)) forms.push(word.slice(0, -1) + (word.endsWith("a") ? "o" : "a"));
    if (/[dlnrs]e$/.test(word)) forms.push(word.slice(0, -1));
    if (word.endsWith("z")) forms.push(`${word.slice(0, -1)}ces`);
    if (/[aei]r$/.test(word)) forms.push(word.slice(0, -1), ...withEndings(word.slice(0, -2), SPANISH_VERB));
    return forms;
  },
  fr: (word) => {
    const forms = withEndings(word, "s x e es");
    if (word.endsWith("ence")) forms.push(...withEndings(word.slice(0, -2), "t te ts tes"));
    if (/.{3}ation$/.test(word)) forms.push(...withEndings(word.slice(0, -5), "er ez"));
    if (word.endsWith("al")) forms.push(`${word.slice(0, -2)}aux`, `${word}e`);
    if (word.endsWith("f")) forms.push(`${word.slice(0, -1)}ve`);
    if (word.endsWith("er")) forms.push(word.slice(0, -1), `${word.slice(0, -1)}z`);
    return forms;
  },
  hi: (word) => {
    const base = word.slice(0, -1);
    if (word.endsWith("ापन")) return [`${word.slice(0, -3)}ेपन`];
    if (word.endsWith("ना")) return withEndings(word.slice(0, -2), "ने नी ें ो");
    if (word.endsWith("ा")) return [...withEndings(word, "ओं एँ एं"), ...withEndings(base, "े ों")];
    if (word.endsWith("ी")) return withEndings(base, "ियों ियाँ ियां");
    return withEndings(word, "ों ें");
  },
};

/** The stems of other forms of a word as it is written in a language: plurals, cases, genders, ä as ae. */
export function inflections(language: string, word: string): string[] {
  const inflect = INFLECT[language];
  if (inflect === undefined || word.length < 4) return [];
  const spelt =
    language === "de" ? [word, word.toLowerCase().replace(/[äöü]/g, (letter) => `${fold(letter)}e`)] : [word];
  const own = stem(word);
  const forms = new Set(spelt.flatMap((spelling) => [stem(spelling), ...inflect(fold(spelling)).map(stem)]));
  return [...forms].filter((form) => form !== own);
}

const SHORTEST_PART = 6;

/** What is known of the first part of a German compound, else of its last; null if neither is known. */
export function partOfCompound<T>(known: ReadonlyMap<string, T>, word: string): T | null {
  for (let end = word.length - 2; end >= SHORTEST_PART; end--) {
    const part = known.get(word.slice(0, end));
    if (part !== undefined) return part;
  }
  for (let start = 2; start <= word.length - SHORTEST_PART; start++) {
    const part = known.get(word.slice(start));
    if (part !== undefined) return part;
  }
  return null;
}
