/** Stands for whatever was masked; shorter than anything that is, so that a bounded text stays bounded. */
export const MASK = "•••";

type Rule = { find: RegExp; is?: (match: string) => boolean; keep?: RegExp };

const digits = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;

/** In order: the long and certain ones first. Repetitions are bounded, so no text takes more than linear time. */
const RULES: Rule[] = [
  // E-mail addresses, also "name (at) example (dot) com".
  {
    find: /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}(?:@|\s?[([]at[)\]]\s?)(?:[\p{L}\p{N}-]{1,63}(?:\.|\s?[([]dot[)\]]\s?)){1,8}\p{L}[\p{L}\p{N}-]{0,62}/giu,
  },
  // password=…, token: …, also as parameters of an address.
  {
    find: /\b(?:pass(?:word|wd)?|pwd|token|api[_-]?key|secret|sess(?:ion)?(?:[_-]?id)?|sid|sesskey|jsessionid|phpsessid|authorization|bearer)\b["']?\s{0,3}(?:[=:]\s{0,3}|\s)(?:bearer\s)?["']?[^\s"'&;,•]{6,512}/giu,
    is: (match) => /[=:]/.test(match) || /\p{Nd}/u.test(match),
    keep: /^[^=:\s]*\s*[=:]?\s*(?:bearer\s)?["']?/iu,
  },
  { find: /\beyJ[\w-]{6,4096}(?:\.[\w-]{0,4096}){1,2}/gu },
  { find: /(?<![0-9a-f])[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}(?![0-9a-f])/giu },
  // IBAN, with or without spaces.
  {
    find: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/giu,
    is: (match) => digits(match) >= 8,
  },
  // Keys and tokens: long runs without words in them.
  { find: /(?<![\w-])[\w-]{16,4096}(?![\w-])/gu, is: isToken },
  // Payment cards; social security numbers.
  { find: /(?<!\p{Nd})\p{Nd}{4}([ -])\p{Nd}{4}\1\p{Nd}{4}\1\p{Nd}{1,7}(?!\p{Nd})/gu },
  { find: /(?<![\p{Nd}-])\p{Nd}{3}-\p{Nd}{2}-\p{Nd}{4}(?![\p{Nd}-])/gu },
  // Telephone numbers: an international or trunk prefix, or three groups.
  {
    find: /(?<![\p{L}\p{Nd}_.+])(?:\+\s?\p{Nd}|\(?0|\(\p{Nd}{2})[\p{Nd} ()./\u00a0-]{5,20}\p{Nd}(?![\p{L}\p{Nd}_])/gu,
    is: (match) => digits(match) >= 7 && digits(match) <= 17 && !/^0[.]\d/.test(match),
  },
  {
    find: /(?<![\p{L}\p{Nd}_.-])\(?\p{Nd}{3}\)?[ .-]{1,2}\p{Nd}{3}[ .-]\p{Nd}{4}(?![\p{L}\p{Nd}_])/gu,
  },
  // Numbers of orders and cases, in parts: AB-2024-00917.
  { find: /(?<![\p{L}\p{Nd}-])\p{Lu}{1,5}-\p{Nd}{2,6}-\p{Nd}{3,12}(?![\p{L}\p{Nd}])/gu },
  // Numbers of accounts, badges, tickets: seven digits and more, unless they are decimals.
  { find: /(?<!\p{Nd}[.,])(?<!\p{Nd})[\p{L}#]{0,4}-?\p{Nd}{7,}/gu },
];

/**
 * Masks e-mail addresses, phone numbers and ids (long digit runs, UUIDs, IBANs, tokens, secrets) for an
 * excerpt that the learner chose to send. Never longer than `text`; masking twice changes nothing more.
 */
export function maskPersonal(text: string): { text: string; masked: number } {
  const { text: result, found } = findPersonal(text);
  return { text: result, masked: found.length };
}

/** As {@link maskPersonal}, with what was masked, so that whoever wrote it can be shown. */
export function findPersonal(text: string): { text: string; found: string[] } {
  const found: string[] = [];
  let result = text;
  for (const rule of RULES) {
    result = result.replace(rule.find, (match) => {
      if (rule.is && !rule.is(match)) return match;
      const kept = rule.keep?.exec(match)?.[0] ?? "";
      found.push(match.slice(kept.length));
      return kept + MASK;
    });
  }
  return { text: result, found };
}

function isToken(run: string): boolean {
  const count = digits(run);
  if (count === 0) return false;
  if (/^[0-9a-f-]+$/i.test(run)) return /[a-f]/i.test(run) ? count >= 4 : false;
  return run.length >= 20 && count >= 2 && /[a-z]/.test(run) && /[A-Z]/.test(run);
}
