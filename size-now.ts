import { gzippedBytes } from "./test/bench/client/sizes.ts";
for (const p of ["sidepanel.html", "popup.html"])
  console.log(
    p,
    gzippedBytes(".output/chrome-mv3", p, false) / 1000,
    gzippedBytes(".output/chrome-mv3", p, true) / 1000,
  );
for (const p of ["index.html", "lti.html"]) console.log(p, gzippedBytes("dist/web", p, false) / 1000);
