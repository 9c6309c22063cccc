import { childOf, type SkillIndex } from "./skill-index.ts";
import { type Token, tokenise } from "./tokens.ts";
import { type Field, FIELDS, type SkillHit, type TopicFields } from "./types.ts";

export const WEIGHTS = {
  phrase: 0.4,
  coverage: 0.6,
  phraseField: { title: 1, course: 0.8, module: 0.9, lesson: 1, headings: 0.7, description: 0.6, excerpt: 0.5 } as Record<Field, number>,
  wordField: { title: 1, course: 0.8, module: 0.9, lesson: 1, headings: 0.7, description: 0.6, excerpt: 0.5 } as Record<Field, number>,
  more: 1,
  power: 1,
};

interface Piece { field: Field; text: string; tokens: Token[]; words: Int32Array }

function piecesOf(index: SkillIndex, topic: TopicFields): Piece[] {
  const pieces: Piece[] = [];
  for (const field of FIELDS) {
    const value = topic[field];
    if (value === undefined) continue;
    for (const text of typeof value === "string" ? [value] : value.slice(0, 40)) {
      const tokens = tokenise(text);
      pieces.push({ field, text, tokens, words: Int32Array.from(tokens, (t) => index.wordOf.get(t.stem) ?? -1) });
    }
  }
  return pieces;
}

export function matchSkills(index: SkillIndex, topic: TopicFields, limit: number): SkillHit[] {
  const pieces = piecesOf(index, topic);
  const { trie } = index;
  const phrase = new Map<number, number>();
  const ww = new Map<number, number>();
  for (const p of pieces) {
    const fw = WEIGHTS.wordField[p.field];
    for (const w of p.words) if (w >= 0) { const o = ww.get(w); ww.set(w, o === undefined ? fw : 1 - (1 - o) * (1 - fw * WEIGHTS.more)); if (o !== undefined && fw > (ww.get(w) ?? 0)) ww.set(w, fw); }
    let maxEnd = 0;
    const n = p.words.length;
    for (let i = 0; i < n; i++) {
      let node = 0, hit = -1, end = i;
      for (let j = i; j < n; j++) {
        const w = p.words[j]!;
        if (w < 0 || (j > i && p.tokens[j]!.afterBreak)) break;
        node = childOf(trie, node, w);
        if (node < 0) break;
        if (trie.firstLabel[node]! >= 0) { hit = node; end = j + 1; }
      }
      if (hit < 0 || end <= maxEnd) continue;
      let any = false;
      for (let l = trie.firstLabel[hit]!; l >= 0; l = trie.nextLabel[l]!) {
        const ex = index.labelExact[l];
        if (ex != null && p.text.slice(p.tokens[i]!.start, p.tokens[end - 1]!.end) !== ex) continue;
        any = true;
        const s = index.labelSkill[l]!;
        const x = WEIGHTS.phraseField[p.field] * index.labelTrust[l]!;
        const o = phrase.get(s) ?? 0;
        phrase.set(s, Math.max(x, o, 1 - (1 - o) * (1 - x * WEIGHTS.more)));
      }
      if (any) maxEnd = end;
    }
  }
  const cov = new Float32Array(index.labelSkill.length);
  const best = new Map<number, number>();
  for (const [w, x] of ww) {
    const v = x * index.idf[w]!;
    for (let k = index.postingStart[w]!; k < index.postingStart[w + 1]!; k++) cov[index.postings[k]!]! += v;
  }
  for (let l = 0; l < cov.length; l++) if (cov[l]! > 0) {
    const c = (cov[l]! * index.labelShare[l]!) ** WEIGHTS.power;
    const s = index.labelSkill[l]!;
    if (c > (best.get(s) ?? 0)) best.set(s, c);
  }
  const out: SkillHit[] = [];
  for (const s of new Set([...best.keys(), ...phrase.keys()])) {
    const score = WEIGHTS.phrase * (phrase.get(s) ?? 0) + WEIGHTS.coverage * (best.get(s) ?? 0);
    out.push({ skillId: index.skills[s]!.id, score, matched: "", where: "title" });
  }
  return out.sort((a, b) => b.score - a.score || (a.skillId < b.skillId ? -1 : 1)).slice(0, limit);
}
