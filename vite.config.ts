import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The web app and the admin page, served by the service from `dist/web`. The extension is built by WXT. */
export default defineConfig({
  root: at("widget/pages"),
  base: "/",
  publicDir: at("widget/pages/public"),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: at("dist/web"),
    emptyOutDir: true,
    // The service allows scripts, styles and pictures of its own origin only: nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        app: at("widget/pages/index.html"),
        admin: at("widget/pages/admin/index.html"),
        lti: at("widget/pages/lti.html"),
      },
      // A list of exports (`model/index.ts`, `words/en.ts`) brings along only what is taken from it.
      treeshake: { moduleSideEffects: [{ test: /\/widget\/(?:model|words)\//, sideEffects: false }] },
    },
  },
});
