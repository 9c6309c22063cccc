import { browser } from "wxt/browser";
import type { LocalAsk, LocalOffer, Stop, Watch } from "../../widget/carrier.ts";

const QUIET_BLUE = "#3b5b7a";

/** Requests that wait for me, and messages I have not read. */
export function countForBadge(offers: readonly LocalOffer[], asks: readonly LocalAsk[], now: number): number {
  const waiting = offers.filter(({ offer }) => offer.status === "waiting" || isBack(offer, now)).length;
  return asks.reduce((sum, { ask }) => sum + ask.unread, waiting);
}

const isBack = (offer: LocalOffer["offer"], now: number) =>
  offer.status === "snoozed" && offer.snoozedUntil !== null && Date.parse(offer.snoozedUntil) <= now;

/** Keeps the badge true while the worker lives; each wake-up of the worker starts it anew. `show` counts again, for what time alone changes. */
export function keepBadge(watch: Watch, now: () => number): { show(): void; stop: Stop } {
  let offers: readonly LocalOffer[] = [];
  let asks: readonly LocalAsk[] = [];
  const show = () => {
    const count = countForBadge(offers, asks, now());
    void browser.action.setBadgeText({ text: count === 0 ? "" : count > 99 ? "99+" : String(count) });
  };
  void browser.action.setBadgeBackgroundColor({ color: QUIET_BLUE });
  const stops = [
    watch.offers((next) => {
      offers = next;
      show();
    }),
    watch.asks((next) => {
      asks = next;
      show();
    }),
  ];
  return { show, stop: () => stops.forEach((stop) => stop()) };
}
