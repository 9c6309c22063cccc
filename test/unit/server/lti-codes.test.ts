import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refusals } from "../../../server/lti/refusals.ts";
import { registrationRefusals } from "../../../server/lti/registration/refusals.ts";
import { root } from "../../structure/house.ts";

const handbook = readFileSync(join(root, "docs/lti-admin.md"), "utf8");
const anchors = [...handbook.matchAll(/^### `([a-z_]+)`$/gm)].map(([, code]) => code);

test("every code of an error page is explained under its name in docs/lti-admin.md, once, and no other", () => {
  const codes = [...Object.keys(registrationRefusals), ...Object.keys(refusals)];
  expect(anchors.toSorted((a = "", b = "") => a.localeCompare(b))).toEqual(
    codes.toSorted((a, b) => a.localeCompare(b)),
  );
});
