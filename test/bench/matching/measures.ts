import { readFileSync } from "node:fs";

/** One query's ranking, best first, and what would have been right, with grades above 0. */
export interface Ranking {
  readonly ranked: readonly string[];
  readonly gold: ReadonlyMap<string, number>;
}

/** Means over the queries, 0 to 1. */
export interface Measures {
  readonly MRR: number;
  readonly "R@10": number;
  readonly "nDCG@10": number;
  readonly queries: number;
}

/** The objects of a file with one JSON text a line. */
export function readLines<T>(path: string): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const rounded = (value: number): number => Number(value.toFixed(4));
const gainOf = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);

/** nDCG@10 of one ranking, by graded gains 2^grade − 1. */
export function ndcg({ ranked, gold }: Ranking): number {
  const ideal = [...gold.values()].toSorted((a, b) => b - a).slice(0, 10);
  return gainOf(ranked.slice(0, 10).map((item) => gold.get(item) ?? 0)) / gainOf(ideal);
}

/** Mean reciprocal rank, recall at ten and nDCG at ten over rankings that each have something right. */
export function measuresOf(rankings: readonly Ranking[]): Measures {
  const judged = rankings.filter(({ gold }) => gold.size > 0);
  const each = judged.map((ranking) => {
    const hits = ranking.ranked.map((item) => ranking.gold.has(item));
    const first = hits.indexOf(true);
    return {
      mrr: first < 0 ? 0 : 1 / (first + 1),
      recall: hits.slice(0, 10).filter(Boolean).length / ranking.gold.size,
      ndcg: ndcg(ranking),
    };
  });
  return {
    MRR: rounded(mean(each.map(({ mrr }) => mrr))),
    "R@10": rounded(mean(each.map(({ recall }) => recall))),
    "nDCG@10": rounded(mean(each.map((one) => one.ndcg))),
    queries: judged.length,
  };
}
