import { describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "../../../server/env.ts";

const SECRET = "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u";
const read = (env: Record<string, string>) => readSettings({ SECRET, ...env }, "production");

describe("an environment that is not fit to start with", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ["no secret", { SECRET: "" }, /^SECRET is missing\. Set SECRET to at least 32 random characters/],
    ["a short secret", { SECRET: "kq3Vt7JcR2sXfL9eHmA4u" }, /^SECRET is too easy to guess/],
    ["a secret of few characters", { SECRET: "abcabcabc".repeat(6) }, /^SECRET is too easy to guess/],
    ["one character", { SECRET: "x".repeat(64) }, /^SECRET is too easy to guess/],
    ["the word secret", { SECRET: `secret-${SECRET}` }, /^SECRET is too easy to guess/],
    ["a port that is no number", { PORT: "http" }, /PORT is a number from 0 to 65535\.$/],
    ["a port out of range", { PORT: "70000" }, /PORT is a number from 0 to 65535\.$/],
    ["half a port", { PORT: "80.5" }, /PORT is a number from 0 to 65535\.$/],
    [
      "another database's address",
      { DATABASE_URL: "mysql://me:hunter2@localhost/db" },
      /DATABASE_URL begins with postgres:\/\//,
    ],
    [
      "an address without a scheme",
      { PUBLIC_URL: "ask.example.test" },
      /PUBLIC_URL is an address that begins with https/,
    ],
    ["a mail server without a scheme", { SMTP_URL: "me:hunter2@mail.example.test" }, /SMTP_URL begins with smtp/],
    ["an unknown log level", { LOG_LEVEL: "loud" }, /LOG_LEVEL is one of debug, info, warn, error, silent\.$/],
    ["half of single sign-on", { OIDC_ISSUER: "https://sso.example.test" }, /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/],
    ["too many proxies", { TRUSTED_PROXIES: "6" }, /TRUSTED_PROXIES is a number from 0 to 5\.$/],
  ])("%s", (_what, env, sentence) => {
    expect(() => read(env)).toThrow(SettingsError);
    expect(() => read(env)).toThrow(sentence);
    expect(() => read(env)).not.toThrow(/hunter2/);
  });
});

test("an empty value is no value, and an address loses its last slash", () => {
  expect(read({ PORT: "", HOST: "" })).toMatchObject({
    port: 4600,
    host: "127.0.0.1",
    publicUrl: "http://localhost:4600",
  });
  expect(read({ PUBLIC_URL: "https://ask.example.test/" }).publicUrl).toBe("https://ask.example.test");
});
