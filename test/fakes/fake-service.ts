import {
  problems,
  type Ask,
  type FeedEntry,
  type Me,
  type Message,
  type Offer,
  type ProblemCode,
} from "../../server/contract/index.ts";
import { ask as askLike, id, message as messageLike, NOW, offer as offerLike } from "../factories/seen.ts";
import { addressOf } from "./address-of.ts";

/** What happens to a call: `lost` before it arrives, `unheard` after it was done, a refusal, or an answer of somebody else. */
export type Fault = "lost" | "unheard" | ProblemCode | { readonly status: number; readonly body: string };

interface Stored<T> {
  readonly noun: T;
  /** What was sent, to tell a repetition from something else. */
  readonly sent: string;
}

/** The service as a device meets it: ids made by the client, a feed without gaps, and faults on demand. */
export class FakeService {
  epoch = "epoch-1";
  me: Me = me();
  pageSize = 2;
  /** Every call that arrived, as `METHOD path`. */
  readonly arrived: string[] = [];
  readonly asks = new Map<string, Stored<Ask>>();
  readonly messages = new Map<string, Stored<Message>>();
  readonly offers = new Map<string, Offer>();
  entries: Pick<FeedEntry, "seq" | "kind" | "id">[] = [];
  /** Asked for each call; undefined lets it through. */
  fault: (call: string) => Fault | undefined = () => undefined;
  now = NOW;

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(addressOf(input));
    const call = `${init?.method ?? "GET"} ${url.pathname}`;
    const fault = this.fault(call);
    if (fault === "lost") throw new TypeError("Failed to fetch");
    if (typeof fault === "object") return new Response(fault.body, { status: fault.status });
    if (fault !== undefined && fault !== "unheard") return problem(fault);
    const signedIn =
      new Headers(init?.headers).get("authorization") === "Bearer token" || init?.credentials === "same-origin";
    if (!signedIn) return problem("not_signed_in");
    this.arrived.push(call);
    const answer = this.answer(call, url, JSON.parse(typeof init?.body === "string" ? init.body : "{}"));
    if (fault === "unheard") throw new TypeError("Failed to fetch");
    return answer;
  };

  private answer(call: string, url: URL, body: Record<string, unknown>): Response {
    const [, , noun = "", key = "", verb = ""] = url.pathname.split("/");
    if (call === "GET /api/me") return json({ ...this.me, now: this.time() });
    if (call === "GET /api/feed") return json(this.feed(Number(url.searchParams.get("after"))));
    if (call.startsWith("PUT /api/asks/")) return this.openAsk(key, body);
    if (noun === "asks" && verb === "messages") return this.say(key, body);
    if (noun === "asks" && (verb === "withdraw" || verb === "resolve")) return this.close(key, verb);
    if (noun === "asks" && verb === "read") return new Response(null, { status: 204 });
    if (noun === "offers") return this.answerOffer(key, verb, body);
    return problem("not_found");
  }

  private openAsk(key: string, body: Record<string, unknown>): Response {
    const sent = JSON.stringify(body);
    const known = this.asks.get(key);
    if (known !== undefined && known.sent !== sent) return problem("ask_differs");
    if (known === undefined) {
      this.asks.set(key, { noun: askLike({ id: key, goal: String(body["goal"]) }), sent });
      this.tell("ask", key);
    }
    return json(this.asks.get(key)?.noun);
  }

  private say(askId: string, body: Record<string, unknown>): Response {
    const key = String(body["id"]);
    const sent = JSON.stringify(body);
    const known = this.messages.get(key);
    if (known !== undefined && known.sent !== sent) return problem("message_differs");
    if (known === undefined) {
      const seq = 1 + [...this.messages.values()].filter(({ noun }) => noun.askId === askId).length;
      const { message } = messageLike({ id: key, askId, seq, text: String(body["text"]), mine: true });
      this.messages.set(key, { noun: message, sent });
      this.tell("message", key);
    }
    return json(this.messages.get(key)?.noun);
  }

  private close(key: string, verb: "withdraw" | "resolve"): Response {
    const known = this.asks.get(key);
    if (known === undefined) return problem("not_found");
    const status = verb === "withdraw" ? "withdrawn" : "resolved";
    if (known.noun.status !== "routing" && known.noun.status !== "accepted") {
      return known.noun.status === status ? json(known.noun) : problem("ask_closed");
    }
    this.asks.set(key, { ...known, noun: { ...known.noun, status } });
    this.tell("ask", key);
    return json(known.noun);
  }

  private answerOffer(key: string, verb: string, body: Record<string, unknown>): Response {
    const known = this.offers.get(key);
    if (known === undefined) return problem("not_found");
    if (verb === "seen") return new Response(null, { status: 204 });
    const status = (
      { decline: "declined", snooze: "snoozed", pass: "passed", undo: "waiting", accept: "accepted" } as const
    )[verb];
    if (status === undefined) return problem("not_found");
    if (known.status === status) return json({ offer: known });
    if (verb === "undo" ? known.undoUntil === null : known.status !== "waiting") {
      return problem(verb === "undo" ? "undo_too_late" : "offer_closed");
    }
    const undoUntil = verb === "undo" || verb === "accept" ? null : new Date(this.now + 10_000).toISOString();
    this.putOffer({ ...known, status, undoUntil, snoozedUntil: verb === "snooze" ? String(body["until"]) : null });
    return json({ offer: this.offers.get(key) });
  }

  private feed(after: number) {
    const entries = this.entries.filter(({ seq }) => seq > after).slice(0, this.pageSize);
    return {
      epoch: this.epoch,
      head: this.entries.length,
      now: this.time(),
      entries: entries.map((entry) => ({ ...entry, at: this.time(), ...this.noun(entry) })),
    };
  }

  private noun({ kind, id: key }: Pick<FeedEntry, "kind" | "id">): Partial<FeedEntry> {
    if (kind === "ask") return { ask: this.asks.get(key)?.noun ?? null };
    if (kind === "message") return { message: this.messages.get(key)?.noun ?? null };
    if (kind === "offer") return { offer: this.offers.get(key) ?? null };
    return {};
  }

  private time(): string {
    return new Date(this.now).toISOString();
  }

  /** Something happened that the person may see. */
  tell(kind: FeedEntry["kind"], key: string): void {
    this.entries.push({ seq: this.entries.length + 1, kind, id: key });
  }

  putOffer(changes: Partial<Offer> = {}): Offer {
    const offer = offerLike(changes);
    this.offers.set(offer.id, offer);
    this.tell("offer", offer.id);
    return offer;
  }

  putAsk(changes: Partial<Ask> = {}): Ask {
    const noun = askLike(changes);
    this.asks.set(noun.id, { noun, sent: "" });
    this.tell("ask", noun.id);
    return noun;
  }

  putMessage(changes: Partial<Message> = {}): Message {
    const { message: noun } = messageLike(changes);
    this.messages.set(noun.id, { noun, sent: "" });
    this.tell("message", noun.id);
    return noun;
  }

  /** The service was restored from an older copy: another history. */
  restore(): void {
    this.epoch = "epoch-2";
    this.entries = [];
    this.asks.clear();
    this.messages.clear();
    this.offers.clear();
  }
}

export function me(changes: Partial<Me> = {}): Me {
  return {
    id: id(2),
    name: "Ida Brandt",
    email: "ida@example.org",
    role: "member",
    org: { id: id(9), name: "Portolane" },
    languages: ["en"],
    department: "Sales",
    confirmed: true,
    availability: {
      timeZone: "Europe/Stockholm",
      windows: [],
      capacity: { asksPerWeek: 3 },
      takenThisWeek: 1,
      pausedUntil: null,
      quietHours: null,
    },
    mail: true,
    leaveOut: { chain: false, close: false },
    foundByAnswers: true,
    notHere: [],
    now: new Date(NOW).toISOString(),
    ...changes,
  };
}

const json = (body: unknown) => Response.json(body);

function problem(code: ProblemCode): Response {
  const { status, title } = problems[code];
  const headers = { "content-type": "application/problem+json" };
  return new Response(JSON.stringify({ type: "about:blank", code, title, status }), { status, headers });
}
