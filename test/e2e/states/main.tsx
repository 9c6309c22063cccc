import "../../../widget/ui/style.css";
import "../../../widget/pages/pages.css";
import "../../../widget/pages/admin/admin.css";
import { render } from "preact";
import { adminStates } from "./admin-states.tsx";
import { askStates } from "./ask-states.tsx";
import { coachingStates } from "./coaching-states.tsx";
import { inboxStates } from "./inbox-states.tsx";
import { platformStates } from "./platform-states.tsx";
import { ltiStates } from "./lti-states.tsx";
import { profileStates } from "./profile-states.tsx";
import { taxonomyStates } from "./taxonomy-states.tsx";
import { threadStates } from "./thread-states.tsx";

/** Every state of every surface; `?name` shows one, without a name all are listed. */
const states = {
  ...ltiStates,
  ...askStates,
  ...inboxStates,
  ...threadStates,
  ...coachingStates,
  ...profileStates,
  ...adminStates,
  ...taxonomyStates,
  ...platformStates,
};

const query = new URLSearchParams(location.search);
const name = query.get("state") ?? "";
const theme = query.get("theme");
if (theme) document.documentElement.dataset["theme"] = theme;
if (name.includes("right-to-left")) document.documentElement.dir = "rtl";
document.title = name || "States";

const root = document.getElementById("app");
const state = states[name];
if (root && state) {
  const wide = name.startsWith("admin");
  render(
    <main class={wide ? "screen wide" : "screen"}>
      <h1 class="visually-hidden">{name}</h1>
      {state()}
    </main>,
    root,
  );
} else if (root) {
  render(
    <main class="screen">
      <h1>States</h1>
      <ul>
        {Object.keys(states).map((each) => (
          <li key={each}>
            <a href={`?state=${each}`}>{each}</a>
          </li>
        ))}
      </ul>
    </main>,
    root,
  );
}
