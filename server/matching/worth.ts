import { EVIDENCE_KINDS, type EvidenceKind } from "./types.ts";

export const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Weights are kept as if all evidence were of this day and brought to the present when asked, so that rows need no dates. */
export const REFERENCE = Date.UTC(2020, 0, 1);

/** What a piece of evidence is worth on the day it is made, and in how many days it halves. */
export const WORTH: Readonly<Record<EvidenceKind, { readonly weight: number; readonly halfLife: number }>> = {
  answered: { weight: 0.6, halfLife: 365 },
  taught_back: { weight: 0.5, halfLife: 300 },
  endorsed: { weight: 0.45, halfLife: 540 },
  completed: { weight: 0.35, halfLife: 365 },
  self: { weight: 0.25, halfLife: 1_095 },
};

/** What a piece of evidence of a kind, a place in EVIDENCE_KINDS, is worth when it is new. */
export function weightOf(kind: number): number {
  return WORTH[EVIDENCE_KINDS[kind] ?? "self"].weight;
}

/** How much of a kind's weight is left after some milliseconds; more than one before its day. */
export function decay(kind: number, milliseconds: number): number {
  const { halfLife } = WORTH[EVIDENCE_KINDS[kind] ?? "self"];
  return 2 ** (-milliseconds / (halfLife * DAY));
}

/** How much of what a piece of evidence counts is gone within weeks, whatever its kind; the rest lasts as its kind does. */
export const RECENT = 0.9;
const RECENT_HALF_LIFE = 30;

/** How much of what is recent is left after some milliseconds; more than one before its day. */
export function decayOfRecent(milliseconds: number): number {
  return 2 ** (-milliseconds / (RECENT_HALF_LIFE * DAY));
}

/**
 * How present an act still is: half after a week, a fifth after four, and never nothing. Memory fades so, fast at first
 * and slowly later, and the curve needs no fitting to how busy an organisation is.
 */
export function presence(milliseconds: number): number {
  return WEEK / (WEEK + Math.max(0, milliseconds));
}
