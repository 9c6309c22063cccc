import type { PlaceChoice } from "../../contract/lti.ts";
import { CUSTOM } from "../claims.ts";

/** A teach-back is finished or it is not: the score is all or nothing. */
const SCORE_MAXIMUM = 1;
const FRAME_HEIGHT = 640;

/** A place as the platform takes it: an LTI link to our launch, with the choice's id as a custom parameter. */
export function contentItem(publicUrl: string, choiceId: string, { title, topic, target, scores }: PlaceChoice) {
  return {
    type: "ltiResourceLink",
    title,
    url: `${publicUrl}/lti/launch`,
    custom: {
      [CUSTOM.choice]: choiceId,
      [CUSTOM.contextHistory]: "$Context.id.history",
      [CUSTOM.resourceLinkHistory]: "$ResourceLink.id.history",
    },
    ...(target === "iframe" && { iframe: { height: FRAME_HEIGHT } }),
    ...(target === "window" && { window: { targetName: "_blank" } }),
    ...(scores === true && {
      lineItem: { label: title || topic, scoreMaximum: SCORE_MAXIMUM, resourceId: choiceId, tag: "teach-back" },
    }),
  };
}
