import type { Find, Outcome } from "../carrier.ts";
import type { Store } from "../local/store.ts";
import type { Api } from "./api.ts";

/** Reads from the service; pictures are kept on the device, since they never change. */
export function createFind(api: Api, store: Store): Find {
  return {
    match: api.match,
    colleagues: async (offerId) => pick(await api.colleagues(offerId), ({ people }) => people),
    person: api.person,
    people: async (words) => pick(await api.people(words), ({ people }) => people),
    skills: async (words) => pick(await api.skills(words), ({ skills }) => skills),
    mySkills: async () => pick(await api.mySkills(), ({ skills }) => skills),
    proposals: async () => pick(await api.proposals(), ({ proposals }) => proposals),
    sessions: async () => pick(await api.sessions(), ({ sessions }) => sessions),
    previewTakeaway: api.previewTakeaway,
    async picture(askId, pictureId) {
      const kept = await store.tables.pictures.get(pictureId).catch(() => undefined);
      if (kept !== undefined) return { ok: true, value: new Blob([kept.bytes], { type: kept.mime }) };
      const fetched = await api.picture(askId, pictureId);
      if (!fetched.ok) return fetched;
      const row = { id: pictureId, mime: fetched.value.type, bytes: await fetched.value.arrayBuffer() };
      await store.tables.pictures.put(row).catch(() => {});
      return fetched;
    },
  };
}

function pick<T, Part>(outcome: Outcome<T>, part: (value: T) => Part): Outcome<Part> {
  return outcome.ok ? { ok: true, value: part(outcome.value) } : outcome;
}
