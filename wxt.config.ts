import { defineConfig } from "wxt";

/** Fixes the extension's id in Chrome and Edge, so that sign-in always returns to the same address. */
const KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA7D1w3lZ4xmfAwz9YYg2NzkVY2LXPaLUoN/HpGmIMhW1XUlW/rEIFkG2Fihxrf5WucYk5UefTnfNY00OA2Ea67vsbwpjG3ZP7dgrXy/VXZqySYis9QcJias3SuxBr5yMtWckGLmdFFd0FfKOTcd3SW6WoLvDfeGNSG5RZ82/lHFOiy7wxg0qtLpb/4KHeJSSCZrSYvaE3tO+ceHRsOnuG1OhmahXnNd9GJW0e8cL8GlvxUrNywyDUe54djVxgm3sdEupoE62oBoKmm4YHeHz6HcYD8IXc5TbX7M8EZt4J4l/KYVSCKny5C1/zJBWmlUjG1coSJQQpYkFZPh7IxPcwVwIDAQAB";

/**
 * The service may be anywhere that https reaches, and on this machine while it is tried out. Stated in full, since
 * Firefox' own default turns `ws://localhost` into `wss:`.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "connect-src 'self' https: wss: http://localhost:* ws://localhost:* http://127.0.0.1:* ws://127.0.0.1:*",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What only parts that come later read: it stays out of the file that every page loads first. */
const LATER =
  /\/widget\/(?:words\/en\/(?:thread|takeaway-writing|coach-offer|coaching)\.ts|ui\/(?:coaching|profile|thread)\.css)$/;

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  manifestVersion: 3,
  imports: false,
  manifest: ({ browser }) => ({
    name: "__MSG_name__",
    short_name: "__MSG_name__",
    description: "__MSG_description__",
    default_locale: "en",
    permissions: [
      "activeTab",
      "scripting",
      "storage",
      "alarms",
      "contextMenus",
      "identity",
      ...(browser === "firefox" ? [] : ["sidePanel"]),
    ],
    optional_permissions: ["notifications"],
    icons: { 16: "icons/16.png", 32: "icons/32.png", 48: "icons/48.png", 128: "icons/128.png" },
    // Firefox keeps new buttons in a menu unless they ask for the toolbar.
    action: { default_title: "__MSG_name__", ...(browser === "firefox" && { default_area: "navbar" }) },
    commands: {
      ask: { suggested_key: { default: "Alt+Shift+K" }, description: "__MSG_askCommand__" },
    },
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "ask-a-peer@ask-a-peer.example",
              strict_min_version: "140.0",
              data_collection_permissions: {
                required: ["websiteContent", "personalCommunications", "authenticationInfo"],
              },
            },
          },
        }
      : { key: KEY, minimum_chrome_version: "121" }),
  }),
  vite: () => ({
    // The package's main file is written for browsers of ten years ago; the modern one is 4 kB lighter.
    resolve: { alias: [{ find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" }] },
    // Every browser that runs this extension preloads modules by itself.
    build: {
      modulePreload: { polyfill: false },
      // A list of exports (`model/index.ts`, `words/en.ts`) brings along only what is taken from it.
      rolldownOptions: {
        // What several pages share is one file: each further file costs a panel milliseconds when it opens.
        output: {
          advancedChunks: {
            groups: [
              {
                name: "shared",
                minShareCount: 2,
                test: (id) => !LATER.test(id),
              },
            ],
          },
        },
        treeshake: { moduleSideEffects: [{ test: /\/widget\/(?:model|words)\//, sideEffects: false }] },
      },
    },
    // Preact without a preset; the classic runtime would ask for React.
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  }),
});
