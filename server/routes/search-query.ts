import * as z from "zod/mini";
import { text } from "../contract/values.ts";

/** Words to look for, and how many to give: 1 to 50, 20 unless told. */
export const SearchQuery = z.object({
  q: z.optional(text(200)),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(50)), 20),
});
