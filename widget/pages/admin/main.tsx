import "../../ui/style.css";
import "../pages.css";
import "./admin.css";
import { render } from "preact";
import { createHttp } from "../../client/http.ts";
import { createAdminApi } from "./admin-api.ts";
import { AdminPage } from "./admin-page.tsx";

const http = createHttp({
  server: () => Promise.resolve(location.origin),
  credentials: { kind: "cookie" },
  fetch: (input, init) => fetch(input, init),
  // A large import is read and written row by row before it is answered.
  patience: 120_000,
});
const root = document.getElementById("app");
if (root) render(<AdminPage api={createAdminApi(http)} clock={Date.now} />, root);
