import { IMPORT_LIMITS } from "../contract/import.ts";
import { Refusal } from "../refusal.ts";
import { jsonBody } from "./json-body.ts";

const FORM = /^multipart\/form-data\s*;/i;

/**
 * Files of an import: as a form with `kind`, `apply` and any number of `files`, whose bytes stay as they are, or as JSON
 * up to 6 MB, since JSON is read in one go. Throws `too_large`, `not_json` or `bad_body`.
 */
export async function importBody(request: Request): Promise<unknown> {
  if (FORM.test(request.headers.get("content-type") ?? "")) return formBody(request);
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > IMPORT_LIMITS.jsonBytes) throw new Refusal("too_large");
  return jsonBody(new Request(request.url, { method: "POST", headers: request.headers, body: bytes }));
}

async function formBody(request: Request): Promise<unknown> {
  const form = await request.formData().catch(() => {
    throw new Refusal("bad_body");
  });
  const files = await Promise.all(
    form
      .getAll("files")
      .map(async (file) =>
        typeof file === "string" ? file : { name: file.name, content: new Uint8Array(await file.arrayBuffer()) },
      ),
  );
  return { kind: form.get("kind"), apply: form.get("apply") === "true", files };
}
