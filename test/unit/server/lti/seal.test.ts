import { expect, test } from "vitest";
import { open, seal, SealBroken } from "../../../../server/lti/seal.ts";

const SECRET = "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u";

test("what is sealed opens with the same secret, and never looks the same twice", () => {
  for (const text of ["", "a", "ü".repeat(5000)]) expect(open(SECRET, seal(SECRET, text))).toBe(text);
  expect(seal(SECRET, "a")).not.toBe(seal(SECRET, "a"));
});

test("it opens with no other secret, nor when any byte was changed or is missing", () => {
  const sealed = seal(SECRET, "private");
  expect(() => open(`${SECRET}x`, sealed)).toThrow(SealBroken);
  const bytes = Buffer.from(sealed, "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => open(SECRET, changed.toString("base64url"))).toThrow(SealBroken);
    expect(() => open(SECRET, bytes.subarray(0, at).toString("base64url"))).toThrow(SealBroken);
  }
});
