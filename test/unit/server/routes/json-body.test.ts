import { expect, test } from "vitest";
import { jsonBody } from "../../../../server/routes/json-body.ts";

const request = (body: string | null, type?: string) => {
  const made = new Request("http://localhost/", {
    method: "POST",
    body: body === null ? null : new TextEncoder().encode(body),
  });
  if (type !== undefined) made.headers.set("content-type", type);
  return made;
};

test("no body at all is an empty object; a body needs its type", async () => {
  expect(await jsonBody(request(null))).toEqual({});
  expect(await jsonBody(request('{"a":1}', "application/json; charset=utf-8"))).toEqual({ a: 1 });
  await expect(jsonBody(request("{}"))).rejects.toMatchObject({ code: "not_json" });
  await expect(jsonBody(request("{}", "text/plain"))).rejects.toMatchObject({ code: "not_json" });
  await expect(jsonBody(request("", "application/json"))).rejects.toMatchObject({ code: "bad_body" });
});
