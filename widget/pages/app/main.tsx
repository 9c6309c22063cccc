import "../../ui/style.css";
import "../pages.css";
import { render } from "preact";
import { afterPaint } from "../../host/after-paint.ts";
import { App } from "./app.tsx";
import { carrierLater } from "./carrier-later.ts";
import { createModels } from "./models.ts";
import { preloadPlaces } from "./place.tsx";
import { createRouter } from "./router.ts";

const ending = new AbortController();
const late = carrierLater(async () => {
  const { openWebCarrier } = await import("../../client/web-carrier.ts");
  return openWebCarrier({ signInAddress: "/sign-in", signal: ending.signal });
});

const root = document.getElementById("app");
if (root) {
  render(<App late={late} models={createModels(late.carrier)} router={createRouter(window, ending.signal)} />, root);
  afterPaint(() => void late.open().then(() => whenIdle(preloadPlaces)));
}

/** Some browsers do not say when they are idle. */
function whenIdle(then: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(then);
  else setTimeout(then, 2000);
}
