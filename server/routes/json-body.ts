import { Refusal } from "../refusal.ts";

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Reads a body as JSON in UTF-8; its size is bounded before. No body at all is an empty object, for what needs no words,
 * such as accepting. Throws `not_json` or `bad_body`.
 */
export async function jsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type");
  if (type !== null && !JSON_TYPE.test(type)) throw new Refusal("not_json");
  const bytes = await request.arrayBuffer();
  if (type === null && bytes.byteLength === 0) return {};
  if (type === null) throw new Refusal("not_json");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal("bad_body");
  }
}
