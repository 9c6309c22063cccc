import { defineConfig } from "wxt";

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  manifestVersion: 3,
  imports: false,
});
