import { browser } from "wxt/browser";
import { trouble, type Outcome } from "../../widget/carrier.ts";
import { release } from "../../widget/local/owner.ts";
import type { Handlers } from "../calls/answer-panels.ts";
import { serverItem } from "../storage/items.ts";
import { readPage } from "./read-page.ts";
import { isTrustworthy, knownServer } from "./server.ts";
import type { Service } from "./service.ts";
import { sessionItem } from "./session-item.ts";

const DONE: Outcome<null> = { ok: true, value: null };

/** What the background does for each call of the map. */
export function createHandlers(service: Service): Handlers {
  const { act, find } = service;
  return {
    ...act,
    match: find.match,
    colleagues: find.colleagues,
    person: find.person,
    people: find.people,
    skills: find.skills,
    mySkills: find.mySkills,
    proposals: find.proposals,
    sessions: find.sessions,
    previewTakeaway: find.previewTakeaway,
    async fetchPicture(askId, pictureId) {
      const fetched = await find.picture(askId, pictureId);
      return fetched.ok ? DONE : fetched;
    },
    async signIn() {
      const signed = await act.signIn();
      service.wake();
      return signed;
    },
    async useCode(code) {
      // The channel of whoever was signed in ends; nothing of theirs stays.
      service.hangUp();
      const signed = await service.session.useCode(code);
      if (signed.ok) await service.sync.turn();
      service.wake();
      return signed;
    },
    async signOut() {
      service.hangUp();
      return act.signOut();
    },
    async signOutEverywhere() {
      service.hangUp();
      return act.signOutEverywhere();
    },
    async readPage(windowId) {
      const [tab] = await browser.tabs.query({ active: true, windowId });
      if (tab?.id === undefined) return { ok: false, trouble: trouble("not_found") };
      await readPage(service.store, { windowId, tabId: tab.id });
      return DONE;
    },
    connect: (server) => connect(service, server),
    async refresh() {
      service.wake();
      return DONE;
    },
  };
}

/** Another service means another person: nothing of the last one stays. */
async function connect(service: Service, server: string): Promise<Outcome<null>> {
  if (!isTrustworthy(server)) return { ok: false, trouble: trouble("bad_parameter") };
  if (server !== (await knownServer())) {
    service.hangUp();
    await sessionItem.clear();
    await release(service.store);
    await serverItem.set(server);
  }
  await service.sync.turn();
  return DONE;
}
