import { createHash } from "node:crypto";

/** `value` with its members in a fixed order, so that equal bodies are equal text. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, member]) => [name, ordered(member)]),
  );
}

/** SHA-256 of a parsed body: the same body is the same act, however its members were ordered. */
export const bodyHash = (body: unknown) =>
  createHash("sha256")
    .update(JSON.stringify(ordered(body)))
    .digest("base64url");
