import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { readTopic } from "../page/read-topic.ts";

/** Injected when the learner presses; its value is the answer of `scripting.executeScript`. */
export default defineUnlistedScript(() => readTopic(document));
