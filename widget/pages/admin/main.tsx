import "../../ui/style.css";
import "../../ui/profile.css";
import "../pages.css";
import "./admin.css";
import { render } from "preact";
import { createHttp } from "../../client/http.ts";
import { createAdminApi } from "./admin-api.ts";
import { AdminPage } from "./admin-page.tsx";
import { createPlatformsApi } from "./platforms/platforms-api.ts";
import { createTaxonomyApi } from "./taxonomy-api.ts";

const http = createHttp({
  server: () => Promise.resolve(location.origin),
  credentials: { kind: "cookie" },
  fetch: (input, init) => fetch(input, init),
  // A large import is read and written row by row before it is answered.
  patience: 120_000,
});
const root = document.getElementById("app");
const apis = {
  api: createAdminApi(http),
  taxonomy: createTaxonomyApi(http),
  platforms: createPlatformsApi(http),
};
if (root) render(<AdminPage {...apis} clock={Date.now} />, root);
