import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { style } from "../../../server/pages/layout.ts";

const tokens = (css: string) =>
  new Map([...css.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name, value]));

it("draws the service's own pages with the widget's tokens", () => {
  const widget = tokens(readFileSync("widget/ui/tokens.css", "utf8"));
  const pages = tokens(style);
  // On these pages every target is as large as a finger.
  pages.delete("--target");
  expect(pages.size).toBeGreaterThan(20);
  for (const [name, value] of pages) expect([name, value]).toEqual([name, widget.get(name)]);
});
