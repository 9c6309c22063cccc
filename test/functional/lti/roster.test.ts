import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { goodKnobs } from "../../../sample/lms/knobs.ts";
import type { Course } from "../../../sample/lms/types.ts";
import type { AdminPerson } from "../../../server/contract/admin.ts";
import { openSession } from "../../../server/auth/sessions.ts";
import { ltiPlatforms, orgs, people } from "../../../server/db/schema/index.ts";
import { comeBack } from "../../../server/lti/roster/come-back.ts";
import { notePlace } from "../../../server/lti/session-place.ts";
import { openServiceWorld, type ServiceWorld } from "./service-world.ts";

const [IDA, TOMAS, YUKI, MARTA] = ["2011", "2012", "2013", "2001"] as const;

let world: ServiceWorld;
let course: Course;
beforeAll(async () => {
  world = await openServiceWorld({ roster: 120 });
});
afterAll(() => world.close());
beforeEach(async () => {
  Object.assign(world.lms.knobs, goodKnobs());
  Object.assign(world.tool, { privacy: "all", shortRoles: false });
  const { tokenUrl, clientId } = world.platform;
  await setPlatform({
    matching: "never",
    trusted: false,
    status: "active",
    tokenUrl,
    tokenAudience: tokenUrl,
    clientId,
  });
  // A course of its own for each test, with people of its own.
  course = world.lms.copy(world.crowded());
  course.crowd = 120;
});

const setPlatform = (set: Partial<typeof ltiPlatforms.$inferInsert>) =>
  world.inOrg((tx) => tx.update(ltiPlatforms).set(set).where(eq(ltiPlatforms.id, world.platform.id)));
const crowd = (index: number) => `${course.id}-${100_000 + index}`;
const version = () =>
  world.inOrg(async (tx) => (await tx.select().from(orgs).where(eq(orgs.orgId, world.orgId)))[0]!.matchingVersion);
const leftAt = async (sub: string) => (await world.personBy(sub))?.leftAt;

describe("a roster", () => {
  it("makes people who are unconfirmed, of everybody once, and has matching look once", async () => {
    const contextRef = await world.course(course);
    const before = await version();
    const row = await world.readAll(contextRef);
    expect(row).toMatchObject({ status: "idle", round: 1, pages: 3, seen: 124, added: 124, problem: null });
    expect(await version()).toBe(before + 1);
    const person = await world.personBy(crowd(3));
    expect(person).toMatchObject({ name: "Dana Aalto", made: true, confirmedAt: null, leftAt: null, role: "member" });
    // An address that nobody vouches for is not taken over.
    expect(person?.email).toMatch(/@lti\.invalid$/);
    const members = await world.members(contextRef);
    expect(members.find(({ sub }) => sub === MARTA)?.roles).toEqual(["teacher"]);
  });

  it("is read each day; nothing new is nothing changed, and other roles in other words are the same", async () => {
    const contextRef = await world.course(course);
    await world.readAll(contextRef);
    const before = await version();
    world.tool.shortRoles = true;
    expect(await world.readAgain(contextRef)).toMatchObject({ round: 2, seen: 124, added: 0, changed: 0, left: 0 });
    expect(await version()).toBe(before);
    course.crowd = 122;
    course.gone = [crowd(0)];
    expect(await world.readAgain(contextRef)).toMatchObject({ round: 3, seen: 125, added: 2, changed: 0, left: 1 });
  });

  it("without names overwrites none, and fills them in when they come", async () => {
    world.tool.privacy = "none";
    const contextRef = await world.course(course);
    await world.readAll(contextRef);
    const stranger = await world.personBy(crowd(1));
    expect(stranger?.name).toMatch(/^Colleague [0-9A-F]{4}$/);
    world.tool.privacy = "all";
    expect(await world.readAgain(contextRef)).toMatchObject({ changed: 120, added: 0 });
    expect((await world.personBy(crowd(1)))?.name).toBe("Bruno Aalto");
    await world.inOrg((tx) => tx.update(people).set({ name: "Bru" }).where(eq(people.id, stranger!.id)));
    world.tool.privacy = "none";
    await world.readAgain(contextRef);
    world.tool.privacy = "all";
    await world.readAgain(contextRef);
    expect((await world.personBy(crowd(1)))?.name).toBe("Bru");
  });
});

describe("who leaves a course", () => {
  it("leaves the organisation if LTI made them and nothing else holds them, and comes back", async () => {
    const contextRef = await world.course(course);
    await world.readAll(contextRef);
    const holder = await world.personBy(crowd(2));
    const now = world.service.clock.now();
    await world.inOrg((tx) =>
      openSession(tx, { orgId: world.orgId, personId: holder!.id, kind: "extension", label: "Chrome", now }),
    );
    course.statuses = { [crowd(0)]: "Inactive", [crowd(1)]: "Deleted" };
    course.gone = [crowd(2), crowd(3)];
    expect(await world.readAgain(contextRef)).toMatchObject({ left: 4, seen: 122 });
    const gone = await Promise.all([0, 1, 2, 3, 4].map(async (index) => (await leftAt(crowd(index))) !== null));
    expect(gone).toEqual([true, true, false, true, false]);
    const members = await world.members(contextRef);
    expect(members.filter(({ active }) => !active).map(({ sub }) => sub)).toHaveLength(4);
    course.statuses = {};
    course.gone = [];
    expect(await world.readAgain(contextRef)).toMatchObject({ added: 4, left: 0 });
    expect(await leftAt(crowd(0))).toBeNull();
  });

  it("stays gone once an admin says so, whatever a list or a launch brings", async () => {
    const contextRef = await world.course(course);
    await world.readAll(contextRef);
    course.gone = [crowd(5), crowd(6)];
    await world.readAgain(contextRef);
    const [kept, free] = [(await world.personBy(crowd(5)))!, (await world.personBy(crowd(6)))!];
    const listed = async ({ id, name }: { id: string; name: string }) => {
      const answer = await world.admin.get(`/api/admin/people?limit=200&q=${encodeURIComponent(name)}`);
      const { people: found } = answer.body as { people: AdminPerson[] };
      return found.find((person) => person.id === id)?.leftByList ?? false;
    };
    expect([await listed(kept), await listed(free)]).toEqual([true, true]);
    const said = await world.admin.post(`/api/admin/people/${kept.id}/left`);
    expect([said.status, (said.body as AdminPerson).leftAt]).toEqual([200, kept.leftAt?.toISOString()]);
    expect([await listed(kept), await listed(free)]).toEqual([false, true]);
    course.gone = [];
    await world.readAgain(contextRef);
    expect([await leftAt(crowd(5)), await leftAt(crowd(6))]).toEqual([kept.leftAt, null]);
    await world.inOrg(async (tx) => {
      expect(await comeBack(tx, world.orgId, [kept.id])).toEqual([]);
    });
  });

  it("stays while another course has them, or when they were matched to somebody who was here", async () => {
    const both = world.lms.copy(course);
    const [one, other] = [await world.course(course), await world.course(both)];
    const matched = await world.known(crowd(7));
    await world.readAll(one);
    await world.readAll(other);
    course.gone = [IDA, crowd(7)];
    await world.readAgain(one);
    expect(await leftAt(IDA)).toBeNull();
    expect(await leftAt(crowd(7))).toBeNull();
    expect((await matched.get("/api/me")).status).toBe(200);
  });

  it("loses what launches from there have opened, unless the launch is younger than the reading", async () => {
    const contextRef = await world.course(course);
    const link = world.lms.place(world.tool, course);
    const placeId = await world.place(link, contextRef);
    await world.readAll(contextRef);
    const launched = async (sub: string) => {
      const person = await world.personBy(sub);
      const now = world.service.clock.now();
      return world.inOrg(async (tx) => {
        const opened = await openSession(tx, { orgId: world.orgId, personId: person!.id, kind: "lti", label: "", now });
        const { orgId, platform } = world;
        await notePlace(tx, { orgId, sessionId: opened.id, platformId: platform.id, placeId, role: "learner" });
        return opened.token;
      });
    };
    world.service.clock.advance(24 * 3_600_000 - 60_000);
    const [leaver, stayer] = [await launched(crowd(0)), await launched(crowd(1))];
    course.gone = [crowd(0)];
    world.service.clock.advance(61_000);
    await world.readAll(contextRef);
    const status = async (token: string) =>
      (await world.service.app.request("/api/me", { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await status(leaver), await status(stayer)]).toEqual([401, 200]);
    // Launched while it is read, they are there, whatever the roster says.
    course.gone = [crowd(0), crowd(1)];
    world.lms.knobs.at.roster = { status: 503 };
    expect(await world.readAgain(contextRef)).toMatchObject({ status: "running", problem: "status_503" });
    world.lms.knobs.at = {};
    const late = await launched(crowd(1));
    world.service.clock.advance(31_000);
    expect(await world.readAll(contextRef)).toMatchObject({ left: 1 });
    expect([await status(late), await leftAt(crowd(1))]).toEqual([200, null]);
  });

  it("never empties a course at once because its platform shows nobody", async () => {
    const contextRef = await world.course(course);
    await world.readAll(contextRef);
    course.gone = [IDA, TOMAS, YUKI, MARTA];
    course.crowd = 0;
    expect(await world.readAgain(contextRef)).toMatchObject({ status: "failed", problem: "empty", left: 0 });
    expect(await leftAt(crowd(0))).toBeNull();
  });
});

describe("people who are here already", () => {
  it("are matched by the platform's rule alone", async () => {
    const email = (index: number) => `student.${crowd(index)}@campus.example`;
    const here = await world.known("somebody-else", { email: email(0) });
    const contextRef = await world.course(course);
    await world.readAll(contextRef);
    expect((await world.personBy(crowd(0)))?.id).not.toBe(here.id);
    // From the moment that an admin trusts its addresses, newcomers are matched by them.
    const other = await world.known("another", { email: email(120) });
    await setPlatform({ trusted: true, matching: "email" });
    course.crowd = 121;
    await world.readAgain(contextRef);
    expect(await world.personBy(crowd(120))).toMatchObject({ id: other.id, made: false });
    expect((await world.personBy(crowd(0)))?.id).not.toBe(here.id);
  });
});

describe("trouble", () => {
  it("is tried again with growing pauses, eight times, then rests until the next day", async () => {
    const contextRef = await world.course(course);
    world.lms.knobs.at.roster = { status: 500 };
    const pauses: number[] = [];
    let row = await world.readAll(contextRef);
    for (let tries = 1; row.status === "running" && tries < 20; tries++) {
      expect(row).toMatchObject({ tries, problem: "status_500" });
      pauses.push(Math.round((row.dueAt!.getTime() - world.service.clock.now().getTime()) / 1000));
      world.service.clock.advance(row.dueAt!.getTime() - world.service.clock.now().getTime() + 1000);
      row = await world.readAll(contextRef);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1920]);
    expect(row).toMatchObject({ status: "failed", problem: "status_500" });
    world.lms.knobs.at = {};
    expect(await world.readAgain(contextRef)).toMatchObject({ status: "idle", seen: 124, problem: null });
  });

  it("waits as long as the platform asks", async () => {
    const contextRef = await world.course(course);
    world.lms.knobs.at.roster = { status: 429, retryAfter: 300, times: 1 };
    const { dueAt } = await world.readAll(contextRef);
    expect(Math.round((dueAt!.getTime() - world.service.clock.now().getTime()) / 1000)).toBe(300);
  });

  it.each([
    ["a page of HTML", () => (world.lms.knobs.at.roster = { html: true }), "not_a_roster", "running"],
    ["100 MB", () => (world.lms.knobs.at.roster = { bytes: 100 * 2 ** 20 }), "too_large", "running"],
    ["a redirect", () => (world.lms.knobs.at.roster = { redirect: "http://10.0.0.1/" }), "redirect", "running"],
    ["no token", () => (world.lms.knobs.at.token = { html: true }), "token_not_json", "running"],
    ["a circle", () => (world.lms.knobs.nextLink = "loop"), "loop", "failed"],
    ["pages without end", () => (world.lms.knobs.nextLink = "without_end"), "loop", "failed"],
    ["another host", () => (world.lms.knobs.nextLink = "other_host"), "other_host", "failed"],
  ])("%s", async (_, misbehave, problem, status) => {
    // A token that is kept would hide what its address does.
    await setPlatform({ tokenUrl: `${world.platform.tokenUrl}?${problem}${String(_).length}` });
    misbehave();
    const contextRef = await world.course(course);
    const row = await world.readAll(contextRef);
    expect(row).toMatchObject({ status, problem });
    expect(JSON.stringify(row)).not.toContain("Bearer");
    expect((await world.members(contextRef)).filter(({ active }) => !active)).toEqual([]);
  });

  it("of a platform that is off is none: it waits", async () => {
    const contextRef = await world.course(course);
    await setPlatform({ status: "disabled" });
    expect(await world.readAll(contextRef)).toMatchObject({ status: "idle", round: 0, problem: null });
    expect(await world.members(contextRef)).toEqual([]);
  });

  it("ends with a code where the platform grants no roster", async () => {
    await setPlatform({ clientId: world.lms.clientFor({ ...world.tool, clientId: "bare", scopes: [] }).clientId });
    const contextRef = await world.course(course);
    expect(await world.readAll(contextRef)).toMatchObject({ problem: "not_granted" });
  });
});
