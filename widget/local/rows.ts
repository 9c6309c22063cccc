import type {
  Ask,
  AskBody,
  DeclineBody,
  JournalLine,
  Me,
  Message,
  MessageBody,
  Offer,
  PassBody,
  ResolveBody,
  SnoozeBody,
  Unit,
  Takeaway,
} from "../../server/contract/index.ts";
import type { PageState, Status, Trouble } from "../carrier.ts";

/** Everything that can wait on the device until the service can be reached. */
export type Errand =
  | { readonly kind: "ask"; readonly askId: string; readonly body: AskBody }
  | { readonly kind: "withdraw"; readonly askId: string; readonly body: { readonly reason?: string } }
  | { readonly kind: "resolve"; readonly askId: string; readonly body: ResolveBody }
  | { readonly kind: "hand-back"; readonly askId: string; readonly body: { readonly note?: string } }
  | { readonly kind: "read"; readonly askId: string; readonly body: { readonly seq: number } }
  | { readonly kind: "message"; readonly askId: string; readonly body: MessageBody }
  | { readonly kind: "decline"; readonly offerId: string; readonly body: DeclineBody }
  | { readonly kind: "snooze"; readonly offerId: string; readonly body: SnoozeBody }
  | { readonly kind: "pass"; readonly offerId: string; readonly body: PassBody }
  | { readonly kind: "undo"; readonly offerId: string }
  | { readonly kind: "seen"; readonly offerId: string };

/** One errand in the outbox. Rows of one lane leave one after the other, in `order`. */
export interface OutboxRow {
  readonly id: string;
  /** Counts up over the whole outbox. */
  readonly order: number;
  /** The ask's or offer's id. */
  readonly lane: string;
  readonly errand: Errand;
  /** When it was written, by the service's clock. */
  readonly at: string;
  /** Counted before each try, so that 0 means that it never left the device. */
  readonly attempts: number;
  /** Not tried again before this, in milliseconds by the device's clock. */
  readonly notBefore: number;
  /** Why the service refused it; it then stays until the person decides. */
  readonly refused: Trouble | null;
}

export interface DraftRow {
  readonly key: string;
  readonly value: string;
}

export interface PageRow {
  /** The browser window it belongs to. */
  readonly key: string;
  readonly page: PageState;
}

export interface PictureRow {
  readonly id: string;
  readonly mime: string;
  readonly bytes: ArrayBuffer;
}

/** What is known about the whole: one row per key. */
export interface MetaRows {
  /** Whose data this is; another person's is never mixed in. `since` tells two sign-ins apart. */
  owner: { readonly personId: string; readonly since: string };
  /** Which version of what is published is kept here. */
  shelf: number;
  feed: { readonly epoch: string; readonly seq: number };
  me: Me;
  /** `me` changed at the service since it was read. */
  meStale: true;
  /** What is to be added to the device's clock to have the service's, in milliseconds. */
  clock: number;
  link: Pick<Status, "network" | "session" | "server">;
}

export interface MetaRow {
  readonly key: keyof MetaRows;
  readonly value: MetaRows[keyof MetaRows];
}

/** The tables of the device, each with its row. */
export interface Tables {
  asks: Ask;
  offers: Offer;
  messages: Message;
  units: Unit;
  journal: JournalLine;
  outbox: OutboxRow;
  drafts: DraftRow;
  meta: MetaRow;
  pages: PageRow;
  pictures: PictureRow;
  /** What colleagues learnt and published, to be found while typing, also offline. */
  takeaways: Takeaway;
}

/** Each table's primary key and, after commas, its indexes, as Dexie writes them. */
export const SCHEMA: Record<keyof Tables, string> = {
  asks: "id",
  offers: "id",
  messages: "id, askId",
  units: "id",
  journal: "id",
  outbox: "id, lane",
  drafts: "key",
  meta: "key",
  pages: "key",
  pictures: "id",
  takeaways: "id",
};
