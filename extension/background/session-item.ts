import * as z from "zod/mini";
import { SessionAnswer } from "../../server/contract/index.ts";
import { defineItem } from "../storage/item.ts";

const StoredSession = z.object({ ...SessionAnswer.shape, server: z.url() });
export type StoredSession = z.infer<typeof StoredSession>;

/** The session. Imported by the background alone: no panel ever sees the token. */
export const sessionItem = defineItem<StoredSession | null>({
  area: "local",
  name: "session",
  version: 1,
  parse: (stored) => z.safeParse(StoredSession, stored).data,
  fallback: null,
});
