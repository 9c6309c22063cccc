/** What is asked of every frame, and what the widget of a course answers. It tells nothing but that it is there. */
const QUESTION = "ask-a-peer.here";
const ANSWER = "ask-a-peer.here.response";
/** A frame that is busy may take longer; then two surfaces stand beside each other, and an ask is still one ask. */
const PATIENCE = 150;
/** Where a launch leads. */
const LAUNCH = "/lti/launch";
const DEEPEST = 3;
const MOST = 40;

/**
 * The origins of windows in this page that say they are the widget: frames of other sites do not show where they are,
 * so they are asked. The browser vouches for the origin; whether it is the service's is for the extension to say.
 */
export async function widgetsHere(own: Window): Promise<string[]> {
  // Opened in a tab of its own.
  if (own.location.pathname === LAUNCH) return [own.location.origin];
  const windows = windowsIn(own);
  if (windows.length === 0) return [];
  const found = new Set<string>();
  const { promise: heard, resolve } = Promise.withResolvers<void>();
  const listen = ({ data, source, origin }: MessageEvent) => {
    const isAnswer = typeof data === "object" && data !== null && (data as { subject?: unknown }).subject === ANSWER;
    if (!isAnswer || !windows.includes(source as Window)) return;
    found.add(origin);
    resolve();
  };
  own.addEventListener("message", listen);
  for (const window of windows) window.postMessage({ subject: QUESTION }, "*");
  const patience = setTimeout(resolve, PATIENCE);
  await heard;
  clearTimeout(patience);
  own.removeEventListener("message", listen);
  return [...found];
}

function windowsIn(own: Window, depth = 0, found: Window[] = []): Window[] {
  for (let index = 0; index < own.length && found.length < MOST; index += 1) {
    const frame = own[index];
    if (frame === undefined) continue;
    found.push(frame);
    if (depth < DEEPEST) windowsIn(frame, depth + 1, found);
  }
  return found;
}
