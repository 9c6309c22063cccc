import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { countForBadge } from "../../../../extension/background/badge.ts";
import { newsOf, notify } from "../../../../extension/background/notify.ts";
import { isQuiet } from "../../../../extension/background/quiet-hours.ts";
import { notifyItem } from "../../../../extension/storage/items.ts";
import { at, id, localAsk, localOffer, NOW } from "../../../factories/seen.ts";
import { me } from "../../../fakes/fake-service.ts";

vi.mock("wxt/browser", async () => ({ browser: (await import("wxt/testing/fake-browser")).fakeBrowser }));

const minute = (time: string) => Date.parse(`2026-05-06T${time}:00Z`);
const ofStockholm = (quietHours: { from: string; to: string } | null) => ({ timeZone: "Europe/Stockholm", quietHours });

describe("quiet hours", () => {
  test.each([
    ["16:00", true],
    ["15:59", false],
    ["23:30", true],
    ["06:59", true],
    ["07:00", false],
  ])("18:00 to 09:00 in Stockholm, at %s UTC: %s", (time, quiet) => {
    expect(isQuiet(ofStockholm({ from: "18:00", to: "09:00" }), minute(time))).toBe(quiet);
  });

  test("within one day, to midnight, and none", () => {
    expect(isQuiet(ofStockholm({ from: "12:00", to: "13:00" }), minute("10:30"))).toBe(true);
    expect(isQuiet(ofStockholm({ from: "12:00", to: "13:00" }), minute("11:00"))).toBe(false);
    expect(isQuiet(ofStockholm({ from: "22:00", to: "24:00" }), minute("21:59"))).toBe(true);
    expect(isQuiet(ofStockholm(null), minute("23:00"))).toBe(false);
  });
});

test("the badge counts requests that wait for me and messages I have not read", () => {
  const offers = [
    localOffer({ id: id(1) }),
    localOffer({ id: id(2), status: "declined" }),
    localOffer({ id: id(3), status: "snoozed", snoozedUntil: at(-1) }),
    localOffer({ id: id(4), status: "snoozed", snoozedUntil: at(1) }),
  ];
  expect(countForBadge(offers, [localAsk({ unread: 2 }), localAsk({ unread: 0 })], NOW)).toBe(4);
});

describe("notifications", () => {
  const shown: { id: string; message: string }[] = [];
  let allowed = true;
  beforeEach(() => {
    fakeBrowser.reset();
    shown.length = 0;
    allowed = true;
    Object.assign(fakeBrowser, {
      permissions: { contains: async () => allowed },
      i18n: { getMessage: (name: string) => name },
      notifications: {
        create: async (key: string, { message }: { message: string }) => void shown.push({ id: key, message }),
      },
    });
  });
  const offers = [localOffer({ id: id(1), goal: "a private question" })];

  test("tell of a new request once, by its topic and never by its words", async () => {
    await notifyItem.set(true);
    await notify(offers, me(), NOW);
    await notify(offers, me(), NOW);
    expect(shown).toEqual([{ id: id(1), message: "Window functions" }]);
  });

  test("are silent when switched off, not allowed, or in quiet hours", async () => {
    await notify(offers, me(), NOW);
    await notifyItem.set(true);
    allowed = false;
    await notify(offers, me(), NOW);
    allowed = true;
    const quiet = { ...me().availability, quietHours: { from: "00:00", to: "24:00" } };
    await notify(offers, me({ availability: quiet }), NOW);
    expect(shown).toEqual([]);
  });

  test("an old request is no news, nor one that was answered", () => {
    const past = [localOffer({ openedAt: at(-20) }), localOffer({ status: "taken" })];
    expect(newsOf(past, [], me(), NOW)).toEqual([]);
    expect(newsOf(offers, [], null, NOW)).toEqual([]);
  });
});
