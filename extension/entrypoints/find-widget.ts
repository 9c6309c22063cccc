import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { widgetsHere } from "../page/widget-here.ts";

/** Injected when the learner presses; its value is the answer of `scripting.executeScript`. */
// oxlint-disable-next-line typescript/no-misused-promises -- the browser waits for the promise that is its value
export default defineUnlistedScript(() => widgetsHere(window));
