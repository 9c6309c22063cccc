import * as z from "zod/mini";
import { browser } from "wxt/browser";
import type { Me, Offer } from "../../server/contract/index.ts";
import type { LocalOffer } from "../../widget/carrier.ts";
import { defineItem } from "../storage/item.ts";
import { notifyItem } from "../storage/items.ts";
import { isQuiet } from "./quiet-hours.ts";

/** Of which requests the person was told; for as long as the browser runs. */
const toldItem = defineItem<readonly string[]>({
  area: "session",
  name: "told",
  version: 1,
  parse: (stored) => z.safeParse(z.array(z.string()), stored).data,
  fallback: [],
});

/** Older requests are no news. */
const FRESH = 15 * 60_000;

/** Which requests to tell of now. */
export function newsOf(offers: readonly LocalOffer[], told: readonly string[], me: Me | null, now: number): Offer[] {
  if (me === null || isQuiet(me.availability, now)) return [];
  return offers
    .map(({ offer }) => offer)
    .filter(
      (offer) => offer.status === "waiting" && !told.includes(offer.id) && now - Date.parse(offer.openedAt) < FRESH,
    );
}

/** Tells of new requests when that is switched on and allowed. The question's words stay out of it: screens are shared. */
export async function notify(offers: readonly LocalOffer[], me: Me | null, now: number): Promise<void> {
  if (!(await notifyItem.get()) || !(await browser.permissions.contains({ permissions: ["notifications"] }))) return;
  const told = await toldItem.get();
  const news = newsOf(offers, told, me, now);
  if (news.length === 0) return;
  await toldItem.set([...told, ...news.map(({ id }) => id)].slice(-200));
  for (const offer of news) {
    await browser.notifications.create(offer.id, {
      type: "basic",
      iconUrl: browser.runtime.getURL("/icons/128.png"),
      title: browser.i18n.getMessage("someoneAsks"),
      message: offer.skills.map(({ name }) => name).join(", ") || offer.topic.title,
    });
  }
}

/** Pressing a notification leads to the request. The API is there once its permission is, which may be later than now. */
export function openFromNotifications(): void {
  const listen = () => {
    // Firefox has the name without the permission, and nothing behind it.
    const { notifications } = browser as Partial<typeof browser>;
    notifications?.onClicked.addListener(openRequests);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}

/** In the popup; as a page where the browser opens no popup by itself. */
function openRequests(id: string): void {
  void browser.notifications.clear(id);
  void browser.action.openPopup().catch(() => browser.tabs.create({ url: browser.runtime.getURL("/popup.html") }));
}
