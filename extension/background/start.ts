import { browser } from "wxt/browser";
import { createDevice } from "../../widget/local/device.ts";
import { hurry } from "../../widget/local/outbox.ts";
import { watchStore } from "../../widget/local/watch.ts";
import type { LocalOffer } from "../../widget/carrier.ts";
import type { Me } from "../../server/contract/index.ts";
import { answerPanels } from "../calls/answer-panels.ts";
import { keepAlarm } from "./alarm.ts";
import { keepBadge } from "./badge.ts";
import { createHandlers } from "./handlers.ts";
import { notify, openFromNotifications } from "./notify.ts";
import { listenForPresses, makeMenu } from "./press.ts";
import { forgetPages } from "./read-page.ts";
import { openService, type Service } from "./service.ts";

/**
 * Starts the background. Every listener is added before anything is waited for: a worker that was stopped is
 * woken for one event, and whoever listens too late misses it.
 */
export function startBackground(): void {
  const service = openService();
  const store = service.then((opened) => opened.store);
  const looks = service.then(keepLooking);

  answerPanels(service.then(createHandlers));
  listenForPresses(store);
  openFromNotifications();
  keepAlarm(() => {
    void service.then(({ wake }) => wake());
    void looks.then((look) => look());
  });
  browser.runtime.onStartup.addListener(() => void store.then(forgetPages));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void makeMenu();
    if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
  });
  globalThis.addEventListener("online", () => void service.then(({ store: here, wake }) => hurry(here).then(wake)));
  void service.then(({ wake }) => wake());
}

/** Keeps badge and notifications in step with the store; what it returns looks again, for what time alone changes. */
function keepLooking({ store }: Service): () => void {
  const watch = watchStore(store, "");
  const { now } = createDevice(store);
  const badge = keepBadge(watch, now);
  let me: Me | null = null;
  let offers: readonly LocalOffer[] = [];
  const tell = () => void notify(offers, me, now());
  watch.me((next) => {
    me = next;
    tell();
  });
  watch.offers((next) => {
    offers = next;
    tell();
  });
  return () => {
    badge.show();
    tell();
  };
}
