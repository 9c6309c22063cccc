import type { LaunchFacts } from "../../server/contract/lti.ts";

/**
 * What the launch told this page, once: the element goes with it, so that the token is in memory alone. Null where
 * there is none that makes sense. The page is our own, so its shape is looked at lightly: the contract's validation is
 * larger than everything else here.
 */
export function takeLaunch(page: Document): LaunchFacts | null {
  const element = page.getElementById("launch");
  element?.remove();
  if (element?.getAttribute("type") !== "application/json") return null;
  try {
    const facts: unknown = JSON.parse(element.textContent ?? "");
    return isLaunch(facts) ? facts : null;
  } catch {
    return null;
  }
}

const isText = (value: unknown) => typeof value === "string";
const isTextOrNull = (value: unknown) => value === null || isText(value);

function isLaunch(value: unknown): value is LaunchFacts {
  const { token, placeId, topic, skills, role, frame } = (value ?? {}) as Record<string, unknown>;
  return (
    isTextOrNull(token) &&
    isTextOrNull(placeId) &&
    isText((topic as { title?: unknown } | null | undefined)?.title) &&
    Array.isArray(skills) &&
    (role === "learner" || role === "teacher") &&
    isTextOrNull((frame as { origin?: unknown } | null | undefined)?.origin)
  );
}
