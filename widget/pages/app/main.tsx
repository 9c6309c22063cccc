import "../../ui/style.css";
import "../pages.css";
import { render } from "preact";
import { openWebCarrier } from "../../client/web-carrier.ts";
import { Loading } from "../../ui/loading.tsx";
import { App } from "./app.tsx";
import { createModels } from "./models.ts";
import { createRouter } from "./router.ts";

const root = document.getElementById("app");
if (root) {
  render(<Loading />, root);
  const ending = new AbortController();
  const carrier = await openWebCarrier({ signInAddress: "/sign-in", signal: ending.signal });
  render(<App carrier={carrier} models={createModels(carrier)} router={createRouter(window, ending.signal)} />, root);
}
