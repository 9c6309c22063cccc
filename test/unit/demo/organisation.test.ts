import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { Topic } from "../../../server/contract/topic.ts";
import { Language, TimeZone, Uuid } from "../../../server/contract/values.ts";
import { Windows } from "../../../server/contract/person.ts";
import { sampleOrganisation, secondOrganisation } from "../../../server/demo/organisation/organisation.ts";
import type { SampleAsk } from "../../../server/demo/organisation/types.ts";
import { readStarter } from "../../../server/skills/starter/read-starter.ts";

const now = new Date("2026-11-22T15:00:00Z");
const base = "http://lms.localhost:4610";
const first = sampleOrganisation(now, base);
const second = secondOrganisation(now, base);
const skillIds = new Set(readStarter().map((skill) => skill.id));

const idsOf = ({ org, people, evidence, asks }: typeof first) => [
  org.id,
  ...[...people, ...evidence, ...asks].map((item) => item.id),
  ...asks.flatMap((ask) => [...ask.messages, ...ask.offers].map((item) => item.id)),
];

const count = <Item>(items: readonly Item[], of: (item: Item) => boolean) => items.filter(of).length;

describe("the first organisation", () => {
  const { people, evidence, asks } = first;

  test("has at least 200 people, with paused, new, departed, expert and admin ones among them", () => {
    expect(people.length).toBeGreaterThanOrEqual(200);
    expect(count(people, (person) => person.pausedUntil !== undefined)).toBeGreaterThanOrEqual(3);
    expect(count(people, (person) => person.confirmedAt === null)).toBeGreaterThanOrEqual(3);
    expect(count(people, (person) => person.leftAt !== null)).toBeGreaterThanOrEqual(3);
    expect(count(people, (person) => person.expert)).toBe(4);
    expect(count(people, (person) => person.role === "admin")).toBeGreaterThanOrEqual(2);
    expect(new Set(people.map((person) => person.timeZone)).size).toBeGreaterThanOrEqual(10);
  });

  test("has evidence of each kind", () => {
    for (const kind of ["answered", "taught_back", "completed", "endorsed", "self"] as const) {
      expect(
        count(evidence, (item) => item.kind === kind),
        kind,
      ).toBeGreaterThanOrEqual(100);
    }
  });

  test("has a past of more than 100 asks, most of them with a thread, and some that are alive", () => {
    expect(count(asks, (ask) => ask.closedAt !== undefined)).toBeGreaterThanOrEqual(100);
    expect(count(asks, (ask) => ask.messages.length > 1)).toBeGreaterThanOrEqual(60);
    expect(count(asks, (ask) => ask.takeaway !== undefined)).toBeGreaterThanOrEqual(40);
    for (const status of ["routing", "accepted", "withdrawn", "unanswered"] as const) {
      expect(
        count(asks, (ask) => ask.status === status),
        status,
      ).toBeGreaterThanOrEqual(5);
    }
  });

  test("knows Marta for four answers on window functions, the last about a month ago", () => {
    const marta = people.find((person) => person.name === "Marta Alves");
    const days = evidence
      .filter((item) => item.personId === marta?.id && item.skillId === "window-functions" && item.kind === "answered")
      .map((item) => (now.getTime() - item.at.getTime()) / 86_400_000);
    expect(days).toHaveLength(4);
    expect(Math.min(...days)).toBeGreaterThan(28);
    expect(Math.min(...days)).toBeLessThan(36);
  });

  test("leaves its takeaways on sample pages that are served", () => {
    const pages = new Set(asks.filter((ask) => ask.takeaway !== undefined).map((ask) => ask.topic.url));
    expect(pages.size).toBe(9);
    expect(pages).toContain(`${base}/moodle/advanced-sql/window-functions`);
  });
});

describe.each([
  ["first", first],
  ["second", second],
] as const)("the %s organisation's data", (_, organisation) => {
  const { org, people, evidence, asks } = organisation;
  const byId = new Map(people.map((person) => [person.id, person]));

  test("uses each id once, and only well-formed ones", () => {
    const ids = idsOf(organisation);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !z.uuid().safeParse(id).success || !Uuid.safeParse(id).success)).toEqual([]);
  });

  test("gives each person one address, and hours, zone and languages that exist", () => {
    expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
    for (const person of people) {
      expect(person.email).toMatch(new RegExp(`^[a-z.]+@${org.slug}\\.example$`));
      expect(Windows.safeParse(person.windows).success, person.name).toBe(true);
      expect(TimeZone.safeParse(person.timeZone).success, person.timeZone).toBe(true);
      expect(person.languages.length).toBeGreaterThan(0);
      expect(person.languages.filter((language) => !Language.safeParse(language).success)).toEqual([]);
      expect(person.asksPerWeek).toBeGreaterThanOrEqual(1);
      expect(person.asksPerWeek).toBeLessThanOrEqual(5);
      if (person.managerId !== null) expect(byId.has(person.managerId), person.name).toBe(true);
    }
    expect(count(people, (person) => person.managerId === null)).toBe(1);
  });

  test("points only to people, skills and asks that exist", () => {
    const askIds = new Set(asks.map((ask) => ask.id));
    for (const item of evidence) {
      expect(byId.has(item.personId)).toBe(true);
      expect(skillIds, item.skillId).toContain(item.skillId);
      if (item.askId !== undefined) expect(askIds).toContain(item.askId);
      if (item.byPersonId !== undefined) expect(byId.has(item.byPersonId)).toBe(true);
      expect(item.byPersonId).not.toBe(item.personId);
    }
    for (const ask of asks) {
      expect(Topic.safeParse(ask.topic).success, ask.goal).toBe(true);
      expect(ask.skillIds.filter((id) => !skillIds.has(id))).toEqual([]);
      const others = [...ask.offers.map((offer) => offer.coachId), ...(ask.coachId === null ? [] : [ask.coachId])];
      expect([ask.askerId, ...others].filter((id) => !byId.has(id))).toEqual([]);
      expect(others, "nobody answers themselves").not.toContain(ask.askerId);
      expect(new Set(ask.offers.map((offer) => offer.coachId)).size).toBe(ask.offers.length);
      expect(count(ask.offers, (offer) => offer.status === "accepted")).toBe(ask.coachId === null ? 0 : 1);
      expect(ask.messages.filter(({ authorId }) => authorId !== ask.askerId && authorId !== ask.coachId)).toEqual([]);
    }
  });

  test("has every date in order and none in the future", () => {
    for (const ask of asks) {
      const dates = [ask.createdAt, ask.acceptedAt, ...ask.messages.map((message) => message.at), ask.closedAt, now];
      const times = dates.flatMap((date) => (date === undefined ? [] : [date.getTime()]));
      expect(times, ask.goal).toEqual(times.toSorted((a, b) => a - b));
      for (const offer of ask.offers) expect(offer.deadline > offer.openedAt).toBe(true);
      expect(
        joined(ask).filter((date) => date > ask.createdAt),
        ask.goal,
      ).toEqual([]);
    }
    for (const item of evidence) {
      expect(item.at <= now).toBe(true);
      expect(item.at >= (byId.get(item.personId)?.joinedAt ?? now)).toBe(true);
    }
  });

  test("asks nobody more often than they can take, and offers nothing to those who are away", () => {
    for (const person of people) {
      const accepted = asks.flatMap((ask) =>
        ask.coachId === person.id && ask.acceptedAt ? [ask.acceptedAt.getTime()] : [],
      );
      for (const at of accepted) {
        const week = count(accepted, (other) => other >= at && other < at + 7 * 86_400_000);
        expect(week, person.name).toBeLessThanOrEqual(person.asksPerWeek);
      }
    }
    const waiting = asks.flatMap((ask) => ask.offers).filter((offer) => offer.status === "waiting");
    for (const { coachId } of waiting) {
      const coach = byId.get(coachId);
      expect(coach?.confirmedAt).not.toBeNull();
      expect([coach?.leftAt, coach?.pausedUntil]).toEqual([null, undefined]);
    }
  });

  /** When the people of an ask came to the company. */
  function joined(ask: SampleAsk): Date[] {
    return [ask.askerId, ask.coachId].flatMap((id) => (id === null ? [] : [byId.get(id)?.joinedAt ?? now]));
  }
});

test("two calls give the same, and another day gives the same ids", () => {
  expect(sampleOrganisation(now, base)).toEqual(first);
  expect(idsOf(sampleOrganisation(new Date("2027-02-03T08:15:00Z"), base))).toEqual(idsOf(first));
});

test("the two organisations share no id", () => {
  const mine = new Set(idsOf(first));
  expect(idsOf(second).filter((id) => mine.has(id))).toEqual([]);
});

test.each(["2026-03-29T01:30:00Z", "2026-12-31T23:59:59Z", "2027-06-06T12:00:00Z"])(
  "keeps dates in order at %s",
  (instant) => {
    const at = new Date(instant);
    for (const ask of sampleOrganisation(at, base).asks) {
      expect(ask.createdAt < (ask.closedAt ?? at), ask.goal).toBe(true);
      expect((ask.closedAt ?? at) <= at, ask.goal).toBe(true);
    }
  },
);
