import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MyExport } from "../../../server/contract/index.ts";
import { DAY } from "../../../server/clock.ts";
import { newPerson, newOrg, openTestService, type TestService } from "../../factories/service.ts";
import { agree, draft, end, propose, published, shelfOf, takeawayOf, taughtBack, topic } from "./world.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const codeOf = ({ body }: { body: unknown }) => (body as { code?: string }).code;

describe("between the two", () => {
  test("the learner proposes, the coach agrees to the very words, and the next learner reads them", async () => {
    const { orgId, ida, marta, askId } = await taughtBack(service);
    const reader = await newPerson(service, orgId, { name: "Rui" });
    expect((await propose(ida, askId)).status).toBe(200);
    expect(await takeawayOf(marta, askId)).toMatchObject({
      status: "proposed",
      what: draft.what,
      mine: false,
      version: 1,
    });
    expect((await shelfOf(reader)).takeaways).toEqual([]);
    expect((await agree(marta, askId)).status).toBe(200);
    const match = (await reader.post("/api/topics/match", { topic })).body;
    expect(match).toMatchObject({ takeaways: [{ what: draft.what, here: true, behind: { name: "Ida Brandt" } }] });
    expect(JSON.stringify(match)).not.toContain(askId);
    // The same words sent again change nothing, nor does the same yes.
    const before = await shelfOf(reader);
    expect((await agree(marta, askId)).status).toBe(200);
    expect(await shelfOf(reader)).toEqual(before);
  });

  test("another wording must be agreed to by the other, and a stale yes counts for nothing", async () => {
    const { ida, marta, askId } = await taughtBack(service);
    await propose(ida, askId);
    expect((await propose(ida, askId)).status).toBe(200);
    expect((await takeawayOf(ida, askId))?.version).toBe(1);
    expect((await propose(marta, askId, { what: "Frames move.", over: 1 })).status).toBe(200);
    expect(codeOf(await agree(marta, askId, 2))).toBe("takeaway_closed");
    expect(codeOf(await agree(ida, askId, 1))).toBe("takeaway_differs");
    expect(codeOf(await propose(ida, askId, { what: "Meanwhile", over: 1 }))).toBe("takeaway_differs");
    expect((await agree(ida, askId, 2)).status).toBe(200);
    expect((await shelfOf(ida)).takeaways.map(({ what }) => what)).toEqual(["Frames move."]);
  });

  test("a no needs no reason, and only who said it may open it again", async () => {
    const { ida, marta, askId } = await taughtBack(service);
    await propose(ida, askId);
    expect((await end(marta, askId)).status).toBe(200);
    expect(await takeawayOf(ida, askId)).toMatchObject({ status: "closed", mayPropose: false });
    expect(codeOf(await propose(ida, askId, { what: "Again?", over: 1 }))).toBe("takeaway_closed");
    expect((await propose(marta, askId, { what: "Rather so", over: 1 })).status).toBe(200);
  });

  test("either takes their yes back, and it is shown no longer", async () => {
    for (const who of ["ida", "marta"] as const) {
      const two = await published(service);
      const version = (await shelfOf(two.ida)).version;
      expect((await end(two[who], two.askId)).status).toBe(200);
      const after = await shelfOf(two.ida);
      expect(after.takeaways).toEqual([]);
      expect(after.version).toBeGreaterThan(version);
      expect((await two.ida.post("/api/topics/match", { topic })).body).toMatchObject({ takeaways: [] });
    }
  });

  test("a wording that nobody answers goes back to its writer", async () => {
    const { ida, marta, askId } = await taughtBack(service);
    await propose(ida, askId);
    await service.advance(31 * DAY);
    expect(await takeawayOf(ida, askId)).toMatchObject({ status: "closed", mayPropose: true });
    expect(await takeawayOf(marta, askId)).toMatchObject({ status: "closed", mayPropose: false });
  });

  test("before it was taught back there is nothing to propose, and a body without a what is refused", async () => {
    const { ida, askId } = await taughtBack(service, { learnt: "" });
    expect(codeOf(await propose(ida, askId))).toBe("not_resolved");
    expect(codeOf(await end(ida, askId))).toBe("not_resolved");
    expect(codeOf(await agree(ida, askId))).toBe("not_resolved");
    expect(codeOf(await propose(ida, askId, { what: " " }))).toBe("invalid");
  });

  test("nobody else may look, agree, word or end it: a colleague, an admin, another organisation", async () => {
    const { orgId, ida, askId } = await taughtBack(service);
    await propose(ida, askId);
    const others = [
      await newPerson(service, orgId),
      await newPerson(service, orgId, { role: "admin" }),
      await newPerson(service, await newOrg(service), { role: "admin" }),
    ];
    for (const other of others) {
      for (const call of [
        other.post(`/api/asks/${askId}/takeaway/preview`, draft),
        propose(other, askId),
        agree(other, askId),
        end(other, askId),
      ]) {
        expect((await call).status).toBe(404);
      }
      expect((await shelfOf(other)).takeaways).toEqual([]);
    }
  });

  test("over any run of calls it is shown exactly while both have said yes to these words", async () => {
    const moves = fc.array(
      fc.tuple(fc.constantFrom("propose", "agree", "end"), fc.constantFrom<"ida" | "marta">("ida", "marta")),
      {
        minLength: 4,
        maxLength: 10,
      },
    );
    await fc.assert(
      fc.asyncProperty(moves, async (run) => {
        const two = await taughtBack(service);
        let yes = new Set<string>();
        let words = 0;
        for (const [step, name] of run) {
          const who = two[name];
          const version = (await takeawayOf(who, two.askId))?.version ?? 0;
          if (step === "propose") {
            const { status } = await propose(who, two.askId, { what: `Words ${++words}`, over: version });
            if (status === 200) yes = new Set([name]);
          } else if (step === "agree") {
            if ((await agree(who, two.askId, version)).status === 200) yes.add(name);
          } else if ((await end(who, two.askId)).status === 200) yes.delete(name);
          const shown = (await shelfOf(who)).takeaways.length;
          const { status } = (await takeawayOf(who, two.askId)) ?? { status: "none" };
          expect(shown).toBe(yes.size === 2 ? 1 : 0);
          expect(status === "published").toBe(yes.size === 2);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe("whose names are seen", () => {
  test("colleagues, addresses and numbers are masked, as the preview shows; an ordinary word may be kept", async () => {
    const { orgId, ida, marta, askId } = await taughtBack(service);
    await newPerson(service, orgId, { name: "Mark Oduya" });
    const body = { ...draft, what: "Mark the frame. Mark Oduya (mark@example.org, +351 21 555 0142) and Marta know." };
    const preview = await ida.post(`/api/asks/${askId}/takeaway/preview`, { ...body, keep: ["mark"] });
    expect(preview.body).toMatchObject({ what: "Mark the frame. ••• ••• (•••, •••) and Marta know." });
    expect((preview.body as { masks: object[] }).masks).toContainEqual({
      text: "mark@example.org",
      mayKeep: false,
      kept: false,
    });
    await propose(ida, askId, { ...body, keep: ["mark", "oduya", "mark@example.org"] });
    expect((await takeawayOf(marta, askId))?.what).toBe("Mark the frame. ••• ••• (•••, •••) and Marta know.");
  });

  test("a learner who asked without a name is named nowhere, unless they wish to be", async () => {
    const { orgId, ida, marta, askId } = await taughtBack(service, { anonymous: true });
    const reader = await newPerson(service, orgId);
    await propose(ida, askId, { what: "Ida Brandt now knows that Ida draws it.", named: false });
    await agree(marta, askId, 1, true);
    const match = await reader.post("/api/topics/match", { topic });
    const all = JSON.stringify([match.body, (await shelfOf(reader)).takeaways]);
    expect(all).not.toMatch(/Ida|Brandt/u);
    expect(all).not.toContain(ida.id);
    expect((await shelfOf(reader)).takeaways[0]?.behind?.name).toBe("Marta Alves");
    expect(JSON.stringify((await reader.get(`/api/people/${ida.id}`)).body)).not.toContain("taught");
  });

  test("with their wish they stand behind it, and what they taught back counts", async () => {
    const { ida } = await published(service, { anonymous: true });
    expect((await shelfOf(ida)).takeaways[0]?.behind?.id).toBe(ida.id);
    expect((await ida.get("/api/me/skills")).body).toMatchObject({ skills: [{ evidence: [{ kind: "taught_back" }] }] });
  });

  test("each one's export holds it, a reader's does not", async () => {
    const { orgId, ida, marta, askId } = await published(service);
    const reader = await newPerson(service, orgId);
    for (const who of [ida, marta]) {
      const { takeaways } = (await who.get("/api/me/export")).body as MyExport;
      expect(takeaways).toMatchObject([{ askId, what: draft.what, status: "published" }]);
    }
    expect(((await reader.get("/api/me/export")).body as MyExport).takeaways).toEqual([]);
  });
});

test("what others learnt about the same skill comes after what was learnt on this page, newest review first", async () => {
  const { orgId, ida, marta, askId } = await published(service);
  const there = { title: "Ranking with window functions", course: "Reporting" };
  const reader = await newPerson(service, orgId);
  expect((await reader.post("/api/topics/match", { topic: there })).body).toMatchObject({
    takeaways: [{ what: draft.what, here: false }],
  });
  expect((await reader.post("/api/topics/match", { topic: { title: "Negotiation" } })).body).toMatchObject({
    takeaways: [],
  });
  await end(marta, askId);
  expect((await ida.post("/api/topics/match", { topic: there })).body).toMatchObject({ takeaways: [] });
});
