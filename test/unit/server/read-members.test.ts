import { describe, expect, it } from "vitest";
import { instantOf } from "../../../server/lti/grades/post-score.ts";
import { below } from "../../../server/lti/grades/line-item.ts";
import { readMembers } from "../../../server/lti/roster/read-members.ts";
import { nextPage } from "../../../server/lti/services/call-service.ts";
import { ServiceTrouble } from "../../../server/lti/services/trouble.ts";

const page = (...members: unknown[]) => readMembers(JSON.stringify({ id: "x", context: {}, members }));

describe("a page of a roster", () => {
  it("needs an id alone; status is Active unless said, roles may be short or whole", () => {
    expect(page({ user_id: "1" })).toMatchObject([{ sub: "1", roles: [], active: true, name: undefined }]);
    const whole = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    expect(page({ user_id: "1", roles: ["Learner", whole, "Mentor", 7] })).toMatchObject([{ roles: ["learner"] }]);
    const statuses = ["Active", "Inactive", "Deleted", "deleted", "Whatever", null];
    const read = page(...statuses.map((status, place) => ({ user_id: `u${place}`, status })));
    expect(read.map(({ active }) => active)).toEqual([true, false, false, false, true, true]);
  });

  it("leaves out whom it cannot name, and keeps the others", () => {
    const bad = [null, 7, "x", {}, { user_id: 5 }, { user_id: "" }, { user_id: "x".repeat(256) }, { user_id: "a\0" }];
    expect(page(...bad, { user_id: "1" }).map(({ sub }) => sub)).toEqual(["1"]);
  });

  it("cuts names of a megabyte, keeps markup as plain text, and is not fooled by types", () => {
    const [one, two, three] = page(
      { user_id: "1", name: "A".repeat(2 ** 20), email: `${"a".repeat(300)}@x.example` },
      { user_id: "2", name: "<script>alert(1)</script>\u202e\u0000" },
      { user_id: "3", name: { toString: "x" }, given_name: "Ida", family_name: "Brandt", roles: "Learner" },
    );
    expect(one).toMatchObject({ name: "A".repeat(200), email: undefined });
    expect(two?.name).toBe("<script>alert(1)</script>");
    expect(three).toMatchObject({ name: "Ida Brandt", roles: [] });
  });

  it("has everybody once, active where one of two enrolments is", () => {
    const twice = page(
      { user_id: "1", status: "Inactive", roles: ["Learner"] },
      { user_id: "1", status: "Active", roles: ["Instructor"] },
    );
    expect(twice).toMatchObject([{ sub: "1", active: true, roles: ["learner", "teacher"] }]);
  });

  it.each(["<!doctype html>", "[]", "null", '{"members":{}}', '{"members":', ""])("is not %s", (text) => {
    expect(() => readMembers(text)).toThrow(ServiceTrouble);
  });
});

describe("addresses and instants", () => {
  const answer = (link: string) => ({ status: 200, text: "", headers: new Headers({ link }) });
  it.each([
    ['<https://x.example/m?p=2>; rel="next"', "https://x.example/m?p=2"],
    ['<https://x.example/1>; rel="prev", <https://x.example/3>; rel=next', "https://x.example/3"],
    ['</m?p=3>; foo=bar; rel="last next"', "https://x.example/m?p=3"],
    ['<https://x.example/1>; rel="differences"', null],
    ["nonsense", null],
  ])("%s", (link, next) => {
    expect(nextPage(answer(link), "https://x.example/m")).toBe(next);
  });

  it("puts scores behind the path and before the query", () => {
    expect(below("https://x.example/items/7?type_id=1&a=%2F", "scores")).toBe(
      "https://x.example/items/7/scores?type_id=1&a=%2F",
    );
  });

  it("writes microseconds", () => {
    const at = Date.parse("2026-11-18T09:00:00.007Z") * 1000;
    expect([instantOf(at), instantOf(at + 1)]).toEqual(["2026-11-18T09:00:00.007000Z", "2026-11-18T09:00:00.007001Z"]);
  });
});
