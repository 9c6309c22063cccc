import * as z from "zod/mini";
import { SessionAnswer } from "../../server/contract/index.ts";
import { defineItem } from "../storage/item.ts";

/** The session. Imported by the background alone: no panel ever sees the token. */
export const sessionItem = defineItem({
  area: "local",
  name: "session",
  version: 1,
  schema: z.nullable(z.object({ ...SessionAnswer.shape, server: z.url() })),
  fallback: null,
});
