import type {
  JournalLine,
  Me,
  MySkill,
  Proposal,
  SessionList,
  Takeaway,
  TakeawayPreview,
  Unit,
} from "../../server/contract/index.ts";
import type {
  Act,
  Carrier,
  Find,
  LocalAsk,
  LocalMessage,
  LocalOffer,
  Outcome,
  PageState,
  Status,
} from "../../widget/carrier.ts";

/** What the world of a {@link stillCarrier} looks like; everything that is left out is empty. */
export interface World {
  status?: Partial<Status>;
  me?: Me | null;
  asks?: readonly LocalAsk[];
  messages?: readonly LocalMessage[];
  offers?: readonly LocalOffer[];
  page?: PageState;
  units?: readonly Unit[];
  journal?: readonly JournalLine[];
  takeaways?: readonly Takeaway[];
  /** What a preview says is masked. */
  masks?: TakeawayPreview["masks"];
  find?: Partial<Find>;
  act?: Partial<Act>;
  drafts?: Record<string, string>;
  mySkills?: MySkill[];
  proposals?: Proposal[];
  sessions?: SessionList["sessions"];
  now?: number;
}

const SIGNED_IN: Status = {
  network: "online",
  session: "signed_in",
  server: "http://127.0.0.1:4600",
  queued: 0,
  refused: 0,
  storage: "disk",
};

const good = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const never = new Promise<never>(() => {});
const still = () => {};

/** Told once, and again whenever the test changes the world. */
function told<T>(value: T) {
  const tells = new Set<(value: T) => void>();
  return {
    watch(tell: (value: T) => void) {
      tells.add(tell);
      tell(value);
      return () => void tells.delete(tell);
    },
    set(next: T) {
      value = next;
      for (const tell of tells) tell(next);
    },
  };
}

/** A carrier of a world that stands still: shows what it is given, does nothing by itself, and notes every verb. */
export function stillCarrier(world: World = {}) {
  const calls: [verb: string, ...args: unknown[]][] = [];
  const drafts = new Map(Object.entries(world.drafts ?? {}));
  const asks = told<readonly LocalAsk[]>(world.asks ?? []);
  const offers = told<readonly LocalOffer[]>(world.offers ?? []);
  const page = told<PageState>(world.page ?? { state: "none" });
  const act = new Proxy((world.act ?? {}) as Act, {
    get: (own, verb) => (typeof verb === "symbol" ? undefined : noting(verb, Reflect.get(own, verb))),
  });
  function noting(verb: string, own: unknown) {
    return (...args: unknown[]): unknown => {
      calls.push([verb, ...args]);
      return typeof own === "function" ? (own(...args) as unknown) : good(null);
    };
  }
  const find: Find = {
    match: () => never,
    colleagues: () => good([]),
    person: () => never,
    people: () => good([]),
    skills: () => good([]),
    mySkills: () => good(world.mySkills ?? []),
    proposals: () => good(world.proposals ?? []),
    sessions: () => good(world.sessions ?? []),
    previewTakeaway: (_, { what, how = "", why = "", unknowns = "" }) =>
      good({ what, how, why, unknowns, masks: world.masks ?? [] }),
    picture: () => never,
    ...world.find,
  };
  const carrier: Carrier = {
    watch: {
      status: (tell) => told({ ...SIGNED_IN, ...world.status }).watch(tell),
      me: (tell) => told(world.me ?? null).watch(tell),
      asks: asks.watch,
      offers: offers.watch,
      page: page.watch,
      units: (tell) => told(world.units ?? []).watch(tell),
      journal: (tell) => told(world.journal ?? []).watch(tell),
      takeaways: (tell) => told(world.takeaways ?? []).watch(tell),
      thread(askId, tell) {
        const ask = (world.asks ?? []).find((local) => local.ask.id === askId);
        tell(ask ? { ask, messages: world.messages ?? [] } : null);
        return still;
      },
    },
    act,
    find,
    device: {
      draft: (key) => Promise.resolve(drafts.get(key) ?? null),
      keepDraft(key, value) {
        if (value === null) drafts.delete(key);
        else drafts.set(key, value);
        return Promise.resolve();
      },
      shrink: () => never,
      now: () => world.now ?? Date.parse("2026-05-06T10:42:00Z"),
    },
  };
  return { carrier, calls, drafts, offers, asks, page };
}
