import { expect, test, vi } from "vitest";
import { hearPlatform, tellPlatform } from "../../../../widget/host/platform-window.ts";

const ORIGIN = "https://lms.example";

/** A frame within a platform's page, as far as words go. */
function newFrame() {
  const said: [unknown, string][] = [];
  const parent = { postMessage: (message: unknown, origin: string) => void said.push([message, origin]) };
  const own = Object.assign(new EventTarget(), { parent }) as unknown as Window;
  const ending = new AbortController();
  const hear = (data: unknown, from: { origin?: string; source?: unknown } = {}) =>
    own.dispatchEvent(Object.assign(new Event("message"), { data, origin: ORIGIN, source: parent, ...from }));
  return { around: { own, origin: ORIGIN, signal: ending.signal }, said, hear, ending };
}

test("words go to the platform's origin alone", () => {
  const { around, said } = newFrame();
  tellPlatform(around, { subject: "lti.frameResize", height: 400 });
  expect(said).toEqual([[{ subject: "lti.frameResize", height: 400 }, ORIGIN]]);
});

test("a page that stands alone speaks with nobody", () => {
  const { around } = newFrame();
  const alone = Object.assign(around.own, { parent: around.own });
  const postMessage = vi.fn<() => void>();
  Object.assign(alone, { postMessage });
  tellPlatform({ ...around, own: alone }, { subject: "lti.frameResize" });
  expect(postMessage).not.toHaveBeenCalled();
});

test("what the platform says is heard until the end", () => {
  const { around, hear, ending } = newFrame();
  const heard = vi.fn<(data: unknown) => void>();
  hearPlatform(around, heard);
  hear({ subject: "lti.frameResize.response" });
  expect(heard).toHaveBeenCalledExactlyOnceWith({ subject: "lti.frameResize.response" });
  ending.abort();
  hear({ subject: "lti.frameResize.response" });
  expect(heard).toHaveBeenCalledTimes(1);
});

test.each<[string, unknown, { origin?: string; source?: unknown }]>([
  ["another origin", { subject: "x" }, { origin: "https://lms.example.evil" }],
  ["an origin that only begins like it", { subject: "x" }, { origin: "https://lms.example:8443" }],
  ["no origin", { subject: "x" }, { origin: "null" }],
  ["another window of the same origin", { subject: "x" }, { source: {} }],
  ["no window", { subject: "x" }, { source: null }],
  ["text", "lti.frameResize", {}],
  ["nothing", null, {}],
  ["no subject", { height: 3 }, {}],
  ["a subject that is no text", { subject: { toString: () => "x" } }, {}],
])("words of %s are dropped", (_, data, from) => {
  const { around, hear } = newFrame();
  const heard = vi.fn<(data: unknown) => void>();
  hearPlatform(around, heard);
  hear(data, from);
  expect(heard).not.toHaveBeenCalled();
});
