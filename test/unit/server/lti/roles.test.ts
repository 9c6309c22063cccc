import { expect, test } from "vitest";
import { rolesOf } from "../../../../server/lti/roles.ts";

const LIS = "http://purl.imsglobal.org/vocab/lis/v2";

test.each([
  [[`${LIS}/membership#Learner`], ["learner"]],
  [["Learner"], ["learner"]],
  [["urn:lti:role:ims/lis/Instructor"], ["teacher"]],
  [[`${LIS}/membership#Instructor`, `${LIS}/membership/Instructor#TeachingAssistant`], ["teacher"]],
  [[`${LIS}/membership#Administrator`], ["admin"]],
  [[`${LIS}/system/person#Administrator`], ["admin"]],
  // Somebody who teaches elsewhere is a learner here.
  [[`${LIS}/institution/person#Instructor`, `${LIS}/membership#Learner`], ["learner"]],
  [[`${LIS}/institution/person#Student`], []],
  [["", "constructor", "__proto__", "https://evil.test/membership#Instructor", `${LIS}/membership#Wizard`], []],
])("%j mean %j", (names, roles) => {
  expect(rolesOf(names)).toEqual(roles);
});
