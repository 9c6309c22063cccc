import { framesOf, headingsOf } from "../frames.ts";
import { firstHeading, mainOf } from "../headings.ts";
import { lessonFrame, mergeFrame } from "../merge-frames.ts";
import type { Page } from "../page.ts";
import type { Found } from "../page-topic.ts";

/** A lesson that plays in a frame of the page's own origin, with the course that the page around it tells. */
export function framed(page: Page, around: Found): { found: Found; plays: boolean } | undefined {
  const frame = lessonFrame(framesOf(page));
  if (!frame) return undefined;
  const main = mainOf(page);
  const found = mergeFrame(around, main ? firstHeading(page, main) : "", frame, headingsOf(frame));
  return found && { found, plays: frame.plays };
}
