import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createHandlers } from "../../../../extension/background/handlers.ts";
import { isTrustworthy, knownServer } from "../../../../extension/background/server.ts";
import { openService, type Service } from "../../../../extension/background/service.ts";
import { sessionItem } from "../../../../extension/background/session-item.ts";
import { serverItem } from "../../../../extension/storage/items.ts";
import { readMeta } from "../../../../widget/local/store.ts";
import { id } from "../../../factories/seen.ts";
import { addressOf } from "../../../fakes/address-of.ts";
import { FakeService } from "../../../fakes/fake-service.ts";

vi.mock("wxt/browser", async () => ({ browser: (await import("wxt/testing/fake-browser")).fakeBrowser }));

const SERVER = "https://peer.example.org";
const session = (server = SERVER) => ({
  token: "token",
  expiresAt: "2027-01-01T00:00:00Z",
  person: { id: id(2), name: "Ida Brandt" },
  org: { id: id(9), name: "Portolane" },
  server,
});
let fake: FakeService;
let asked: string[];
let built: unknown;

beforeEach(() => {
  fakeBrowser.reset();
  fake = new FakeService();
  asked = [];
  built = { server: null };
  vi.stubGlobal("fetch", (async (input, init) => {
    const url = addressOf(input);
    if (url.endsWith("/server.json")) return Response.json(built);
    asked.push(`${new URL(url).origin} ${new Headers(init?.headers).get("authorization")}`);
    return fake.fetch(input, init);
  }) satisfies typeof fetch);
  return () => vi.unstubAllGlobals();
});

async function open(): Promise<Service> {
  const service = await openService();
  await Promise.all(Object.values(service.store.tables).map((table) => table.clear()));
  return service;
}

test("the build may name the service; what was connected comes first", async () => {
  expect(await knownServer()).toBeNull();
  built = { server: "http://localhost:4600/" };
  expect(await knownServer()).toBe("http://localhost:4600");
  await serverItem.set(SERVER);
  expect(await knownServer()).toBe(SERVER);
});

test("a token may go over https, or stay on this machine", () => {
  const origins = ["https://a.example", "http://localhost:1", "http://tool.localhost:1", "http://127.0.0.1:1"];
  expect(origins.filter(isTrustworthy)).toEqual(origins);
  const others = [
    "http://a.example",
    "https://a.example/",
    "ftp://a.example",
    "http://localhost.evil.example",
    "",
    "https://a.example/x",
  ];
  expect(others.filter(isTrustworthy)).toEqual([]);
});

test("the token goes to the service that gave it, and to no other", async () => {
  const service = await open();
  await serverItem.set("https://other.example");
  await sessionItem.set(session());
  await service.sync.turn();
  expect(asked).toEqual([]);
  expect(await readMeta(service.store, "link")).toMatchObject({ session: "signed_out" });
  await serverItem.set(SERVER);
  await service.sync.turn();
  expect(new Set(asked)).toEqual(new Set([`${SERVER} Bearer token`]));
});

test("connecting to another service leaves nothing of the last one", async () => {
  const service = await open();
  await serverItem.set(SERVER);
  await sessionItem.set(session());
  fake.putAsk();
  await service.sync.turn();
  await service.store.tables.drafts.put({ key: "ask", value: "words" });
  const { connect } = createHandlers(service);
  expect(await connect("http://plain.example")).toMatchObject({ ok: false });
  expect(await sessionItem.get()).not.toBeNull();
  expect(await connect("https://other.example")).toMatchObject({ ok: true });
  expect(await sessionItem.get()).toBeNull();
  expect(await service.store.tables.asks.all()).toEqual([]);
  expect(await service.store.tables.drafts.all()).toEqual([]);
  expect(await readMeta(service.store, "link")).toMatchObject({
    server: "https://other.example",
    session: "signed_out",
  });
});

test("connecting to the same service again changes nothing", async () => {
  const service = await open();
  await serverItem.set(SERVER);
  await sessionItem.set(session());
  await service.sync.turn();
  await createHandlers(service).connect(SERVER);
  expect(await sessionItem.get()).not.toBeNull();
});

test("signing out lets go of the token and clears the device, also when the service cannot be told", async () => {
  const service = await open();
  await serverItem.set(SERVER);
  await sessionItem.set(session());
  fake.putAsk();
  await service.sync.turn();
  fake.fault = () => "lost";
  await createHandlers(service).signOut();
  expect(await sessionItem.get()).toBeNull();
  expect(await service.store.tables.asks.all()).toEqual([]);
});

test("signing out everywhere lets go of nothing until the service knows", async () => {
  const service = await open();
  await serverItem.set(SERVER);
  await sessionItem.set(session());
  await service.sync.turn();
  fake.fault = () => "lost";
  expect(await createHandlers(service).signOutEverywhere()).toMatchObject({ ok: false, trouble: { code: "offline" } });
  expect(await sessionItem.get()).not.toBeNull();
});
