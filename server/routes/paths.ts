import * as z from "zod/mini";
import { Uuid } from "../contract/values.ts";

/** The path parameter of everything that is addressed by one id. */
export const ById = z.object({ id: Uuid });
