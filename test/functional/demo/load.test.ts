import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "../../../server/auth/sessions.ts";
import type { Ask, MatchAnswer, Offer } from "../../../server/contract/index.ts";
import { loadOrganisation } from "../../../server/demo/organisation/load.ts";
import { sampleOrganisation, secondOrganisation } from "../../../server/demo/organisation/organisation.ts";
import { openTestService, type TestService, WEDNESDAY } from "../../factories/service.ts";

const base = "http://lms.localhost:4610";
const first = sampleOrganisation(WEDNESDAY, base);
const second = secondOrganisation(WEDNESDAY, base);

describe("a loaded sample organisation", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService();
    await service.db.crossing("demo", async (tx) => {
      await loadOrganisation(tx, first, WEDNESDAY);
      await loadOrganisation(tx, second, WEDNESDAY);
    });
  });
  afterAll(() => service.close());

  /** Calls the service as the person of that name. */
  async function as<Answer>(name: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const { org, person } = [first, second]
      .flatMap(({ org, people }) => people.map((person) => ({ org, person })))
      .find(({ person }) => person.name === name) as {
      org: { id: string };
      person: { id: string };
    };
    const { token } = await service.db.inOrg(org.id, (tx) =>
      openSession(tx, {
        orgId: org.id,
        personId: person.id,
        kind: "extension",
        label: "test",
        now: service.clock.now(),
      }),
    );
    const response = await service.app.request(path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.status, path).toBe(200);
    return (await response.json()) as Answer;
  }

  test("names Marta, and what was learnt before, on the page about window functions", async () => {
    const topic = {
      title: "Window functions and frames",
      course: "Advanced SQL",
      url: `${base}/moodle/advanced-sql/window-functions`,
    };
    const found = await as<MatchAnswer>("Ida Lindqvist", "POST", "/api/topics/match", { topic });
    expect(found.skills[0]?.id).toBe("window-functions");
    const marta = found.people.find((person) => person.name === "Marta Alves");
    const reasons = marta?.reasons.map((reason) => reason.text) ?? [];
    expect(reasons).toContainEqual(expect.stringMatching(/^answered 4 asks on window functions, the last in October/));
    expect(reasons).toContainEqual(expect.stringMatching(/^was stuck on this page in June/));
    expect(found.takeaways.length).toBeGreaterThanOrEqual(3);
  });

  test("has offers waiting, with reasons, and without the name of one who asks without it", async () => {
    const { offers } = await as<{ offers: Offer[] }>("Marta Alves", "GET", "/api/offers");
    const waiting = offers.filter((offer) => offer.status === "waiting");
    expect(waiting.length).toBe(2);
    expect(waiting.every((offer) => offer.why.length > 0)).toBe(true);
    const unnamed = waiting.filter((offer) => offer.asker.person === null);
    expect(unnamed.map((offer) => offer.goal)).toEqual([expect.stringContaining("later than the one before")]);
    expect(JSON.stringify(unnamed)).not.toContain("Adaeze");
  });

  test("has an open thread with something unread", async () => {
    const { asks } = await as<{ asks: Ask[] }>("Ida Lindqvist", "GET", "/api/asks");
    const open = asks.filter((ask) => ask.status === "accepted");
    expect(open.map((ask) => [ask.role, ask.unread > 0])).toContainEqual(["learner", true]);
  });

  test("brings the past through the feed", async () => {
    const { entries } = await as<{ entries: { kind: string }[] }>("Kwame Mensah", "GET", "/api/feed?after=0");
    expect(new Set(entries.map((entry) => entry.kind))).toEqual(new Set(["ask", "message", "offer"]));
  });

  test("stays with its own people", async () => {
    const topic = {
      title: "Window functions and frames",
      url: `${base}/moodle/advanced-sql/window-functions`,
    };
    const found = await as<MatchAnswer>("Bettina Auer", "POST", "/api/topics/match", { topic });
    const own = new Set(second.people.map((person) => person.name));
    expect(found.people.length).toBeGreaterThan(0);
    expect(found.people.filter((person) => !own.has(person.name))).toEqual([]);
    expect(found.takeaways).toHaveLength(1);
  });

  test("lets no step come due at once, so that the demo stands as it was written", async () => {
    await service.advance(0);
    const { offers } = await as<{ offers: Offer[] }>("Marta Alves", "GET", "/api/offers");
    expect(offers.filter((offer) => offer.status === "waiting").length).toBe(2);
  });
});
