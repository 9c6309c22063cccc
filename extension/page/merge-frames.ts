import type { Found } from "./page-topic.ts";

/** What a frame says of itself. */
export type FrameTopic = {
  /** How much of the whole window it fills, 0 to 1. */
  share: number;
  /** Whether it plays a package (SCORM, cmi5, H5P …): then it is the lesson, whatever its size. */
  plays: boolean;
  /** How many frames are around it. */
  depth: number;
  /** Its main heading, or the current entry of a player's list; empty for none. */
  heading: string;
  /** What its document or package is called; empty for none. */
  label: string;
};

/** Below this a frame is a part of the page, such as a picture or an advertisement. */
const LARGE = 0.3;

/**
 * The frame that shows the lesson: of those that play a package or fill a good part of the window and have something
 * to say, the largest; within it the innermost that still fills half of it, for players wrap their slides.
 */
export function lessonFrame<Frame extends FrameTopic>(frames: readonly Frame[]): Frame | undefined {
  const speaking = frames.filter(({ heading, label, plays }) => heading !== "" || (plays && label !== ""));
  const fitting = speaking.filter(({ plays, share }) => plays || share >= LARGE);
  const playing = fitting.filter(({ plays }) => plays);
  const kept = playing.length > 0 ? playing : fitting;
  const [largest] = kept.toSorted((a, b) => b.share - a.share);
  if (!largest) return undefined;
  const inside = kept.filter((one) => one.depth >= largest.depth && one.share >= largest.share / 2);
  const [best] = inside.toSorted((a, b) => Number(b.heading !== "") - Number(a.heading !== "") || b.depth - a.depth);
  return best;
}

/**
 * The page around a lesson gives course and module, the frame the lesson and its headings. `around` is what the page
 * says, `activity` its own heading. A page that has headings of its own keeps its word against a frame that plays
 * nothing: there the frame is an example.
 */
export function mergeFrame(around: Found, activity: string, frame: FrameTopic, headings: string[]): Found | undefined {
  if (!frame.plays && (around.headings?.length ?? 0) > 1) return undefined;
  const title = frame.heading || frame.label;
  const path = [around.course, around.module, activity, around.lesson, frame.label];
  const labels = [...new Set(path)].filter((label) => label && label !== title);
  const [course, module, lesson] = labels;
  return { title, course, module, lesson, headings: headings.filter((text) => !labels.includes(text)) };
}
