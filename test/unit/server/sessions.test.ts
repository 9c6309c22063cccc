import { expect, test } from "vitest";
import { createSessions } from "../../../server/auth/sessions.ts";
import type { Database } from "../../../server/db/transaction.ts";

test("what was looked up while the session was forgotten is not kept", async () => {
  const looks: PromiseWithResolvers<unknown>[] = [];
  const db = {
    crossing: () => {
      const look = Promise.withResolvers<unknown>();
      looks.push(look);
      return look.promise;
    },
    hint: () => {},
    onHint: () => {},
  } as unknown as Database;
  const sessions = createSessions(db, { now: () => new Date(0) }, "production");
  const early = sessions.find("a token");
  sessions.forget(["another session"]);
  looks[0]?.resolve({ role: "admin" });
  expect(await early).toEqual({ role: "admin" });
  const later = sessions.find("a token");
  expect(looks).toHaveLength(2);
  looks[1]?.resolve({ role: "member" });
  expect(await later).toEqual({ role: "member" });
  expect(await sessions.find("a token")).toEqual({ role: "member" });
  expect(looks).toHaveLength(2);
});
