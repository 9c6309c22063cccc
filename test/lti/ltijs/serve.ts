import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import ltijs from "ltijs";
import { answerCpu } from "../../bench/lti/answer-cpu.ts";
import { memoryStore } from "./store.ts";

// ltijs 5.9.9 as a process of its own, with the platform that PLATFORM (JSON) describes, at the addresses of our service.
// STORE_DELAY_MS makes its store slow. Prints one line of JSON with its port. Answers each line on its
// input with the processor time that it has used.

const { Provider } = ltijs;
const delay = Number(process.env["STORE_DELAY_MS"] ?? 0);
Provider.setup(
  "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u",
  { plugin: memoryStore(delay) },
  {
    appRoute: "/lti/launch",
    loginRoute: "/lti/login",
    keysetRoute: "/lti/keys",
    cookies: { secure: false },
  },
);
/** What our own page says, as far as the cases look at it. */
const page = (token: string, deep: boolean) => {
  const told = { token, topic: { title: "ltijs" }, role: "learner", placeId: "", ...(deep ? { deepLinking: {} } : {}) };
  return `<script type="application/json" id="launch">${JSON.stringify(told)}</script>`;
};
Provider.onConnect((_token, _request, response) => response.send(page(response.locals.ltik, false)));
Provider.onDeepLinking((_token, _request, response) => response.send(page(response.locals.ltik, true)));
await Provider.deploy({ serverless: true, silent: true });
await Provider.registerPlatform(JSON.parse(process.env["PLATFORM"] ?? "{}") as object);

const server = createServer(Provider.app);
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
answerCpu();
process.once("SIGTERM", () => process.exit(0));
