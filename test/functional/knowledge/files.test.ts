import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportReport, Me } from "../../../server/contract/index.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { end, published, shelfOf } from "./world.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const bringIn = async (admin: TestPerson, content: string, apply = false) => {
  const answer = await admin.post("/api/admin/imports/takeaways", { content, apply });
  return { status: answer.status, report: answer.body as ImportReport };
};
const fileOf = async (admin: TestPerson, format: "json" | "md"): Promise<string> => {
  const path = format === "json" ? "/api/admin/exports/takeaways.json" : "/api/admin/exports/takeaways.md";
  const { body } = await admin.get(path);
  return typeof body === "string" ? body : JSON.stringify(body);
};
const withoutBehind = (file: string) => file.replaceAll(/("?behind"?: ?)(?:"[^"]*"|null)/gu, "$1null");

describe.each(["json", "md"] as const)("a file in %s", (format) => {
  test("goes out, and comes into another organisation as it was; a dry run changes nothing", async () => {
    const { orgId, ida } = await published(service);
    const admin = await newPerson(service, orgId, { role: "admin" });
    const content = await fileOf(admin, format);
    expect(content).toContain(`${ida.id}@example.test`);
    expect(content).not.toContain("Ida");
    expect((await bringIn(admin, content)).report.counts).toEqual({ add: 0, change: 0, same: 1, refuse: 0 });

    const other = await newOrg(service);
    const there = await newPerson(service, other, { role: "admin" });
    const dry = await bringIn(there, content);
    expect(dry.report).toMatchObject({ applied: false, counts: { add: 1, refuse: 0 } });
    expect((await shelfOf(there)).takeaways).toEqual([]);
    expect((await bringIn(there, content, true)).report).toMatchObject({ applied: true, counts: { add: 1 } });
    expect((await shelfOf(there)).takeaways).toMatchObject([{ what: "The frame moves with each row.", behind: null }]);
    expect(await fileOf(there, format)).toBe(withoutBehind(content));
    expect((await bringIn(there, content, true)).report.counts).toEqual({ add: 0, change: 0, same: 1, refuse: 0 });
    // What came from a file may be changed by one.
    const worded = content.replace("The frame moves with each row.", "The frame moves.");
    expect((await bringIn(there, worded, true)).report.counts).toMatchObject({ change: 1 });
    expect((await shelfOf(there)).takeaways).toMatchObject([{ what: "The frame moves." }]);
  });

  test("neither changes the words of two people here, nor shows again what they took back", async () => {
    const { orgId, ida, askId } = await published(service);
    const admin = await newPerson(service, orgId, { role: "admin" });
    const content = await fileOf(admin, format);
    const worded = content.replace("The frame moves with each row.", "Buy our course.");
    expect((await bringIn(admin, worded, true)).report.counts).toMatchObject({ change: 0, refuse: 1 });
    await end(ida, askId);
    expect((await bringIn(admin, content, true)).report.counts).toMatchObject({ add: 0, refuse: 1 });
    expect((await shelfOf(admin)).takeaways).toEqual([]);
  });

  test("names whoever stood behind it: they are asked first, and shown only once they say yes", async () => {
    const { orgId, ida } = await published(service);
    const admin = await newPerson(service, orgId, { role: "admin" });
    const content = await fileOf(admin, format);
    const other = await newOrg(service);
    const there = await newPerson(service, other, { role: "admin" });
    const same = await newPerson(service, other, { email: `${ida.id}@example.test`, name: "Ida" });
    const { report } = await bringIn(there, content, true);
    expect(report.rows[0]?.notes.join()).toContain("is asked to stand behind it");
    const [asked] = ((await same.get("/api/me")).body as Me).takeaways ?? [];
    expect(asked).toMatchObject({ kind: "stand" });
    expect((await shelfOf(there)).takeaways[0]?.behind).toBeNull();
    await same.post(`/api/takeaways/${asked?.id ?? ""}/stand`, { willing: true });
    expect((await shelfOf(there)).takeaways[0]?.behind?.name).toBe("Ida");
  });
});

test("what makes no sense is refused by its line, the rest goes ahead; a file of something else as a whole", async () => {
  const admin = await newPerson(service, await newOrg(service), { role: "admin" });
  const one = (id: string, skill: string) =>
    `---\nid: "${id}"\npageKey: "p"\npage: "P"\nskills: ["${skill}"]\nbehind: null\npublishedAt: "2026-05-06T10:42:00.000Z"\nreviewedAt: "2026-05-06T10:42:00.000Z"\nreviewAt: "2026-11-04T10:42:00.000Z"\n---\n\n## What\n\nWords\n\n`;
  const content = [
    one("01900000-0000-7000-8000-000000000001", "sql"),
    one("01900000-0000-7000-8000-000000000001", "sql"),
    one("01900000-0000-7000-8000-000000000002", "cobol"),
    one("no id", "sql"),
  ].join("");
  const { report } = await bringIn(admin, content, true);
  expect(report.counts).toEqual({ add: 1, change: 0, same: 0, refuse: 3 });
  expect(report.rows.map(({ notes }) => notes.join())).toEqual([
    "",
    "this id stands in the file twice",
    "the skill “cobol” is not known here",
    expect.stringContaining("id"),
  ]);
  for (const nonsense of ["", "{", "{}", '{"format":"x"}']) expect((await bringIn(admin, nonsense)).status).toBe(422);
});

test("files are for admins alone", async () => {
  const { orgId, ida } = await published(service);
  const stranger = await newPerson(service, await newOrg(service), { role: "admin" });
  expect((await ida.get("/api/admin/exports/takeaways.json")).status).toBe(403);
  expect((await ida.get("/api/admin/exports/takeaways.md")).status).toBe(403);
  expect((await bringIn(ida, "x")).status).toBe(403);
  expect(await fileOf(stranger, "md")).toBe("");
  expect(orgId).not.toBe(stranger.orgId);
});
