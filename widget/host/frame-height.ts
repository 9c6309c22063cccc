import { hearPlatform, tellPlatform, type PlatformWindow } from "./platform-window.ts";

const SUBJECT = "lti.frameResize";
/** A list that fills line by line is one change. */
const PAUSE = 100;

/**
 * Asks the platform for a frame as high as `content`, after each change; says nothing twice, and nothing more once the
 * platform has answered that it does not know how.
 */
export function keepFrameHeight(around: PlatformWindow, content: Element): void {
  let told = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isKnown = true;
  const tell = () => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (!isKnown || height === told || height === 0) return;
    told = height;
    tellPlatform(around, { subject: SUBJECT, height });
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(pause);
    pause = setTimeout(tell, PAUSE);
  });
  observer.observe(content);
  hearPlatform(around, ({ subject, error }) => {
    if (subject === `${SUBJECT}.response` && error !== undefined) isKnown = false;
  });
  around.signal.addEventListener("abort", () => {
    clearTimeout(pause);
    observer.disconnect();
  });
}
