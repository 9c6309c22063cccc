/** "Welcome back, Ida", "Hi Ida!", "Ida's courses": a site talks to its learner. "Hello, World" does not. */
const GREETING = [
  /^(?:[Ww]elcome back|[Ww]illkommen zurück|[Bb]on retour|[Bb]ienvenid[oa] de nuevo|[Bb]entornat[oa])\b/u,
  /^(?:Hi|Hey|Hello|Hallo|Hola|Bonjour|Salut|Welcome|Willkommen|Bienvenue|Good (?:morning|afternoon|evening)|Guten (?:Morgen|Tag|Abend)), (?!World\b|Welt\b|Everyone\b)\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,2}\s?[!.,]?(?:\s?\p{Extended_Pictographic}\ufe0f?)?$/u,
  /^(?:Hi|Hey|Hallo|Hola|Bonjour|Salut) (?!World\b|Welt\b)\p{Lu}\p{Ll}+(?:[!,.]|\s?\p{Extended_Pictographic}.{0,2})$/u,
  /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?['’]s (?:dashboard|courses|learning|profile|account|page|home|workspace|plan)$/iu,
];
const MAIL = /[^\s@]@[^\s@]+\.[^\s@]/;
/** Telephone numbers, and numbers of people, badges and accounts. */
const NUMBER = /(?<![\p{L}\p{N}.])\+?\(?\d[\d ()-]{6,22}\d(?![\p{L}\p{N}.])/gu;
const NUMBERED =
  /\b(?:student|learner|employee|user|member|personnel|matrikel)[ -]?(?:id|no|nr|number|nummer)?[.:# ]{0,3}\d{4,}/giu;
const MASK = "•••";

/** Whether a label speaks to or of one person rather than about a topic. */
export function isPersonal(label: string): boolean {
  return MAIL.test(label) || GREETING.some((greeting) => greeting.test(label));
}

/** The label without telephone numbers and long numbers of people. Never longer than `label`. */
export function maskNumbers(label: string): string {
  if (!/\d{3}/.test(label)) return label;
  const masked = label.replace(NUMBER, (match) => ((match.match(/\d/g)?.length ?? 0) >= 9 ? MASK : match));
  return masked.replace(NUMBERED, (match) => match.replace(/\d{4,}$/, MASK));
}
