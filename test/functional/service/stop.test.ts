import { connect } from "node:net";
import { Agent, request } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SECOND } from "../../../server/clock.ts";
import { type Running, serve } from "../../../server/serve.ts";
import { openLive } from "../../factories/live-client.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
let running: Running;
let person: TestPerson;
/** Opened by a test when the answers under way may go out. */
let open: () => void;
let reached: Promise<void>;
beforeEach(async () => {
  service = await openTestService();
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = () => {};
  reached = new Promise((resolve) => {
    come = resolve;
  });
  running = await serve(service.services, (app) => {
    app.get("/slow", async (context) => {
      come();
      await gate;
      return context.text("finished");
    });
  });
  person = await newPerson(service, await newOrg(service));
});
afterEach(() => {
  vi.useRealTimers();
  open();
});
/** From here on nothing ends because time has run out, unless a test lets it run. */
const holdTime = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

test("a stop finishes what is under way, takes nothing new, and does not wait for connections kept alive", async () => {
  const agent = new Agent({ keepAlive: true });
  const answer = new Promise<string>((resolve, reject) => {
    const call = request({ port: running.port, host: "127.0.0.1", path: "/slow", agent }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on("end", () => resolve(text));
    });
    call.on("error", reject);
    call.end();
  });
  await reached;
  holdTime();
  const stopped = running.stop();
  await expect(fetch(`http://127.0.0.1:${running.port}/healthz`)).rejects.toThrow("fetch failed");
  open();
  expect(await answer).toBe("finished");
  await stopped;
  agent.destroy();
});

test("a stop closes live channels with 1001, and drops those that never answer", async () => {
  const { ticket } = (await person.post("/api/live/ticket")).body as { ticket: string };
  const client = openLive(running.port, `/api/live?ticket=${ticket}`);
  await client.hears(({ type }) => type === "hello");
  const second = ((await person.post("/api/live/ticket")).body as { ticket: string }).ticket;
  const mute = connect(running.port, "127.0.0.1");
  mute.write(
    `GET /api/live?ticket=${second} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${"a".repeat(22)}==\r\n\r\n`,
  );
  await new Promise((resolve) => mute.once("data", resolve));
  mute.resume();
  holdTime();
  const stopped = running.stop();
  expect(await client.closed).toBe(1001);
  vi.advanceTimersByTime(2 * SECOND);
  await stopped;
});
