import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import config from "../../../wxt.config.ts";

interface Manifest {
  permissions: string[];
  optional_permissions: string[];
  host_permissions?: string[];
  content_scripts?: unknown[];
  content_security_policy: { extension_pages: string };
  commands: Record<string, { suggested_key: { default: string } }>;
  key?: string;
  browser_specific_settings?: { gecko: { id: string; data_collection_permissions: { required: string[] } } };
}

const manifestFor = (browser: string): Manifest => {
  if (typeof config.manifest !== "function") throw new TypeError("the manifest is made per browser");
  return config.manifest({ browser, manifestVersion: 3, mode: "production", command: "build" }) as unknown as Manifest;
};
const QUIET = ["activeTab", "scripting", "storage", "alarms", "contextMenus", "identity"];

describe("the manifest asks for nothing that warns at install", () => {
  test.each([
    ["chrome", [...QUIET, "sidePanel"]],
    ["firefox", QUIET],
  ])("%s", (browser, permissions) => {
    const manifest = manifestFor(browser);
    expect(manifest.permissions.toSorted()).toEqual(permissions.toSorted());
    expect(manifest.optional_permissions).toEqual(["notifications"]);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.commands["ask"]?.suggested_key.default).toBe("Alt+Shift+K");
  });
});

test("each browser knows the extension by an id that stays", () => {
  expect(manifestFor("chrome").key).toMatch(/^[A-Za-z0-9+/]{300,}={0,2}$/);
  expect(manifestFor("firefox").browser_specific_settings?.gecko.data_collection_permissions.required).not.toContain(
    "none",
  );
});

test("scripts come from the extension alone, and a service on this machine can be reached as it is", () => {
  for (const browser of ["chrome", "firefox"]) {
    const policy = manifestFor(browser).content_security_policy.extension_pages;
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("ws://localhost:*");
    expect(policy).not.toMatch(/upgrade-insecure|unsafe-eval|script-src[^;]*unsafe/);
  }
});

const root = resolve(import.meta.dirname, "../../..");

/** The files that a file brings along, by its imports, types aside. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!/\.tsx?$/.test(file)) return seen;
  const text = readFileSync(file, "utf8");
  for (const [, kind = "", from = ""] of text.matchAll(
    /(?:import|export)\s(type\s)?[^;"]*?from "(\.[^"]+)"|import\("(\.[^"]+)"\)/g,
  )) {
    if (kind === "" && from !== "") reached(join(dirname(file), from), seen);
  }
  return seen;
}

test("no panel brings along the session or the wire's schemas", () => {
  const panels = readdirSync(join(root, "extension/panel")).map((name) => join(root, "extension/panel", name));
  const brought = panels.flatMap((panel) => [...reached(panel)]).map((file) => file.slice(root.length + 1));
  expect(brought).toContain("widget/local/dexie-store.ts");
  // The rules of masking are no schema: they stand in the contract, so that device and service mask alike.
  const foreign = (file: string) => file.startsWith("server/") && file !== "server/contract/mask.ts";
  expect(brought.filter((file) => file.startsWith("extension/background/") || foreign(file))).toEqual([]);
  expect([...reached(join(root, "server/contract/mask.ts"))]).toHaveLength(1);
  expect(
    [...reached(join(root, "extension/background/start.ts"))].map((file) => file.slice(root.length + 1)),
  ).toContain("extension/background/session-item.ts");
});
