// @vitest-environment happy-dom
import { expect, onTestFinished, test } from "vitest";
import { createRouter, routeOf } from "../../../../widget/pages/app/router.ts";

test.each([
  ["/", { at: "ask" }],
  ["/ask", { at: "ask" }],
  ["/inbox", { at: "inbox" }],
  ["/threads/0190-abc", { at: "thread", askId: "0190-abc" }],
  ["/threads/a%2Fb", { at: "thread", askId: "a/b" }],
  ["/threads/%E0%A4", null],
  ["/admin", null],
  ["/inbox/1", null],
  ["/threads/1/2", null],
])("%s shows %j", (path, route) => expect(routeOf(path)).toEqual(route));

function routed(html: string) {
  document.body.innerHTML = html;
  window.history.replaceState(null, "", "/");
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  return createRouter(window, ending.signal);
}
const click = (init: MouseEventInit = {}) => {
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...init });
  document.querySelector("a")?.dispatchEvent(event);
  return event;
};

test("a link of ours is followed without loading anew", () => {
  const router = routed('<a href="/inbox"><b>Inbox</b></a>');
  expect(click().defaultPrevented).toBe(true);
  expect(router.route.value).toEqual({ at: "inbox" });
  expect(window.location.pathname).toBe("/inbox");
});

test.each([
  ["another page of the service", '<a href="/admin">x</a>', {}],
  ["another tab by the person's own key", '<a href="/inbox">x</a>', { ctrlKey: true }],
  ["a download", '<a href="/inbox" download>x</a>', {}],
  ["another site", '<a href="http://127.0.0.1:1/inbox">x</a>', {}],
])("%s stays the browser's", (_what, html, init) => {
  const router = routed(html);
  // Registered after the router: what it leaves alone must not lead this window away.
  document.addEventListener("click", (event) => event.preventDefault(), { once: true });
  click(init);
  expect(router.route.value).toEqual({ at: "ask" });
});
