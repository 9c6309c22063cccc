// Families whose members differ by more than an ending, or that an ending would lead astray.
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    analy: "analytic analytical analysis analyse analyze analyst analysing analyzing",
    engineer: "engineering engineer engineered",
    marketing: "marketing",
    accounting: "accounting",
    building: "building",
    network: "network networking",
    learning: "learning",
    securities: "securities",
    creative: "creative creativity",
    willingness: "willingness",
    universe: "universe universal",
    university: "university",
    general: "general generally",
    generative: "generative generation",
    community: "community",
    communication: "communication communicate communicating",
  }).flatMap(([root, words]) => words.split(" ").map((word): [string, string] => [word, root])),
);
const PLAIN = /^[a-z]{6,}$/;

/**
 * What the members of an English word family share: "optimization", "optimizing" and "optimizer" have one root. Takes
 * stems of `tokenise`; short words and other scripts come back as they are. Coarser than a stem, so it counts for less.
 */
export function rootOf(stem: string): string {
  const irregular = IRREGULAR.get(stem);
  if (irregular !== undefined) return irregular;
  if (!PLAIN.test(stem)) return stem;
  return stem
    .replace(/(?:ization|izing|ize|izer|ized)$/, "iz")
    .replace(/(?:ational|ation|ating|ate|ator|ated|ative)$/, "at")
    .replace(/(?:ship|ness|ity)$/, "")
    .replace(/(?:ing|ed|er|ment|ion|or)$/, "")
    .replace(/(?:ics|ical|ic|ally|al|ly|y|e|s)$/, "")
    .replace(/i$/, "")
    .replace(/([^l])\1$/, "$1");
}
