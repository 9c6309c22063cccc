import { request } from "node:http";
import { systemClock } from "../../../server/clock.ts";
import { startProcess } from "../../factories/process.ts";
import type { TestService } from "../../factories/service.ts";
import { startTestPlatform, type TestPlatform } from "../platform.ts";
import { worldOf, type World } from "../world.ts";

const CLIENT = "client-1";

/** What of our service the cases touch, played by ltijs. */
interface Played {
  app: { request(path: string, init?: RequestInit): Promise<Response> };
  accepted(): number;
}

/** The platform as ltijs wants it told. */
export const describedFor = (platform: TestPlatform) => ({
  url: platform.issuer,
  name: "Test school",
  clientId: CLIENT,
  authenticationEndpoint: platform.authUrl,
  accesstokenEndpoint: `${platform.origin}/token`,
  // Node looks names below localhost up elsewhere, and ltijs leaves that to Node.
  authConfig: { method: "JWK_SET", key: platform.keysUrl.replace("lms.localhost", "127.0.0.1") },
});

/** The same world around ltijs in a process of its own. Rejects with what it wrote where it cannot start. */
export async function openLtijsWorld({ storeDelayMs = 0 } = {}): Promise<World> {
  const platform = await startTestPlatform();
  const described = describedFor(platform);
  const running = startProcess("test/lti/ltijs/serve.ts", {
    PLATFORM: JSON.stringify(described),
    STORE_DELAY_MS: String(storeDelayMs),
  });
  const end = async () => {
    await running.end();
    await platform.close();
  };
  const said = await running.says(/{"port":(\d+)}/).catch(async (error: unknown) => {
    await platform.close();
    throw error;
  });
  const played = play(Number(said[1]));
  const clock = { ...systemClock, advance: () => {} };
  const service = { app: played.app, clock, services: { settings: { publicUrl: `http://localhost:${said[1]}` } } };
  const registered = { ...platform, clientId: CLIENT };
  const world = worldOf(
    service as unknown as TestService,
    platform,
    "",
    registered as unknown as Parameters<typeof worldOf>[3],
  );
  return { ...world, sessionCount: async () => played.accepted(), close: end };
}

/** Sends there what would go to our service; where ltijs answers a launch by leading on to its page, goes along. */
function play(port: number): Played {
  let accepted = 0;
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await call(port, path, init);
    const next = answer.headers.get("location") ?? "";
    if (!next.includes("ltik=")) return answer;
    const set = answer.headers.getSetCookie();
    const sent = new Headers(init.headers).get("cookie");
    const cookie = [...(sent === null ? [] : [sent]), ...set.map((line) => line.split(";")[0])].join("; ");
    const page = await call(port, next, { headers: { cookie } });
    if (page.status === 200) accepted += 1;
    for (const line of set) page.headers.append("set-cookie", line);
    return page;
  };
  return { app: { request: send }, accepted: () => accepted };
}

/** Without `fetch`, which takes no `Sec-Fetch-*` and no cookies from a program. */
function call(port: number, path: string, init: RequestInit): Promise<Response> {
  const form = init.body instanceof URLSearchParams ? init.body.toString() : undefined;
  const type = form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
  const headers = { ...type, ...Object.fromEntries(new Headers(init.headers)) };
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method: init.method ?? "GET", headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("error", reject);
      answer.once("end", () => {
        const told = new Headers();
        for (const [name, values = []] of Object.entries(answer.headersDistinct)) {
          for (const value of values) told.append(name, value);
        }
        resolve(new Response(Buffer.concat(parts), { status: answer.statusCode ?? 500, headers: told }));
      });
    });
    sent.once("error", reject);
    sent.end(form);
  });
}
