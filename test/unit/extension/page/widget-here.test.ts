import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { widgetsHere } from "../../../../extension/page/widget-here.ts";
import { sayHere } from "../../../../widget/host/say-here.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface FakeWindow extends EventTarget {
  origin: string;
  parent: FakeWindow;
  top: FakeWindow;
  length: number;
  location: { pathname: string; origin: string };
  [index: number]: FakeWindow;
  postMessage(data: unknown, origin: string): void;
}

/** A window that speaks with others as browsers let it; the sender is whoever posted last. */
let sender: FakeWindow;
function newWindow(origin: string, frames: FakeWindow[] = [], pathname = "/course"): FakeWindow {
  const own = Object.assign(new EventTarget(), {
    origin,
    length: frames.length,
    location: { pathname, origin },
  }) as FakeWindow;
  frames.forEach((frame, index) => (own[index] = frame));
  own.parent = own;
  own.top = own;
  for (const frame of frames) frame.parent = own;
  const adopt = (window: FakeWindow) => {
    window.top = own;
    for (let index = 0; index < window.length; index += 1) adopt(window[index]!);
  };
  for (const frame of frames) adopt(frame);
  own.postMessage = (data, target) => {
    const from = sender;
    if (target !== "*" && target !== origin) return;
    sender = own;
    own.dispatchEvent(Object.assign(new Event("message"), { data, source: from, origin: from.origin }));
    sender = from;
  };
  return own;
}
const SERVICE = "https://peer.example.org";
const widget = () => {
  const own = newWindow(SERVICE);
  sayHere(own as unknown as Window, new AbortController().signal);
  return own;
};
const look = async (page: FakeWindow) => {
  sender = page;
  const found = widgetsHere(page as unknown as Window);
  await vi.advanceTimersByTimeAsync(150);
  return found;
};

test("a widget in a frame, or in a frame of a frame, says that it is there, by its origin", async () => {
  expect(await look(newWindow("https://lms.example", [newWindow("https://ads.example"), widget()]))).toEqual([SERVICE]);
  const inner = newWindow("https://content.lms.example", [widget()]);
  expect(await look(newWindow("https://lms.example", [inner]))).toEqual([SERVICE]);
});

test("a page with other frames, or with none, has none", async () => {
  expect(await look(newWindow("https://lms.example", [newWindow("https://ads.example")]))).toEqual([]);
  expect(await look(newWindow("https://lms.example"))).toEqual([]);
});

test("a frame can answer for itself alone", async () => {
  const liar = newWindow("https://evil.example");
  liar.addEventListener("message", (event) => {
    const { source } = event as MessageEvent;
    (source as unknown as FakeWindow).postMessage({ subject: "ask-a-peer.here.response", origin: SERVICE }, "*");
  });
  expect(await look(newWindow("https://lms.example", [liar]))).toEqual(["https://evil.example"]);
});

test("the widget in a tab of its own is there too", async () => {
  expect(await look(newWindow(SERVICE, [], "/lti/launch"))).toEqual([SERVICE]);
});

test("the widget answers the windows around it, and no frame beside it", async () => {
  const own = widget();
  const beside = newWindow("https://ads.example");
  newWindow("https://lms.example", [own, beside]);
  const heard = vi.fn<() => void>();
  beside.addEventListener("message", heard);
  sender = beside;
  own.postMessage({ subject: "ask-a-peer.here" }, "*");
  expect(heard).not.toHaveBeenCalled();
});
