import {
  asks,
  evidence,
  feedback,
  gaps,
  messages,
  offers,
  orgs,
  people,
  reads,
  takeaways,
} from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { appendFeed, type FeedChange } from "../../feed/append.ts";
import { seedStarter } from "../../skills/seed-starter.ts";
import { daysBefore } from "./moments.ts";
import * as make from "./rows.ts";
import type { SampleAsk, SampleOrganisation } from "./types.ts";
import { reasonsFor } from "./why.ts";

/** Rows in one statement: a statement takes at most 65,535 parameters. */
const AT_ONCE = 500;

/** Writes a sample organisation with the starter skills and all its past, as if it had happened. */
export async function loadOrganisation(tx: Tx, sample: SampleOrganisation, now: Date): Promise<void> {
  const { id: orgId, name, slug } = sample.org;
  await tx.insert(orgs).values({ orgId, name, slug, createdAt: daysBefore(now, 900) });
  await seedStarter(tx, orgId, now);
  await inParts(sample.people, (part) => tx.insert(people).values(part.map((person) => make.personRow(orgId, person))));
  await inParts(sample.evidence, (part) =>
    tx.insert(evidence).values(part.map((item) => make.evidenceRow(orgId, item))),
  );
  await writeAsks(tx, sample, now);
  await appendFeed(tx, orgId, now, feedOf(sample.asks));
}

async function writeAsks(tx: Tx, sample: SampleOrganisation, now: Date): Promise<void> {
  const { id: orgId } = sample.org;
  const why = reasonsFor(sample, now);
  const all = <Row>(rowsOf: (ask: SampleAsk) => Row[]) => sample.asks.flatMap(rowsOf);
  await inParts(sample.asks, (part) => tx.insert(asks).values(part.map((ask) => make.askRow(orgId, ask))));
  await inParts(
    all((ask) => make.offerRows(orgId, ask, why(ask))),
    (part) => tx.insert(offers).values(part),
  );
  await inParts(
    all((ask) => make.messageRows(orgId, ask)),
    (part) => tx.insert(messages).values(part),
  );
  await inParts(
    all((ask) => make.readRows(orgId, ask)),
    (part) => tx.insert(reads).values(part),
  );
  await inParts(
    all((ask) => make.feedbackRows(orgId, ask)),
    (part) => tx.insert(feedback).values(part),
  );
  await inParts(
    all((ask) => make.takeawayRows(orgId, ask)),
    (part) => tx.insert(takeaways).values(part),
  );
  await inParts(
    all((ask) => make.gapRows(orgId, ask)),
    (part) => tx.insert(gaps).values(part),
  );
}

async function inParts<Row>(rows: readonly Row[], write: (part: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await write(rows.slice(at, at + AT_ONCE));
}

/** What each member would have seen by now, oldest ask first. */
function feedOf(all: readonly SampleAsk[]): FeedChange[] {
  return all
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .flatMap((ask) => {
      const members = ask.coachId === null ? [ask.askerId] : [ask.askerId, ask.coachId];
      const waiting = ask.offers.filter((offer) => offer.status === "waiting");
      return [
        ...members.map((personId): FeedChange => ({ personId, kind: "ask", ref: ask.id })),
        ...ask.messages.flatMap(({ id }) =>
          members.map((personId): FeedChange => ({ personId, kind: "message", ref: id })),
        ),
        ...waiting.map(({ coachId, id }): FeedChange => ({
          personId: coachId,
          kind: "offer",
          ref: id,
        })),
      ];
    });
}
