import "../../ui/style.css";
import "./lti.css";
import { render } from "preact";
import { afterPaint } from "../../host/after-paint.ts";
import { keepFrameHeight } from "../../host/frame-height.ts";
import { sayHere } from "../../host/say-here.ts";
import { takeLaunch } from "../../host/take-launch.ts";
import { carrierLater } from "../app/carrier-later.ts";
import { LaunchPage, type Launched } from "./launch-page.tsx";

const launch = takeLaunch(document);
const ending = new AbortController();

/** With the session's half, when the platform said who comes. The token is handed on, and is nowhere else. */
function launched(): Launched | null {
  if (launch === null) return null;
  const { token, ...facts } = launch;
  if (token === null) return { facts, session: null };
  const late = carrierLater(async () => {
    const { openLaunchCarrier } = await import("../../client/launch-carrier.ts");
    return openLaunchCarrier({ placeId: facts.placeId, token, signal: ending.signal });
  });
  const api = async () => (await import("../../client/launch-api.ts")).createLaunchApi(token);
  return { facts, session: { late, api } };
}

sayHere(window, ending.signal);
const root = document.getElementById("app");
if (root) {
  const given = launched();
  render(<LaunchPage launched={given} />, root);
  const origin = launch?.frame.origin ?? null;
  if (origin !== null) keepFrameHeight({ own: window, origin, signal: ending.signal }, root);
  afterPaint(() => void given?.session?.late.open());
}
