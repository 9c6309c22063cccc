import { expect, type Page } from "@playwright/test";

const MOST_TABS = 80;

/** The name of what has the focus, as it is spoken. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    // Nothing has the focus yet: the page as a whole has no name.
    if (!(one instanceof HTMLElement) || one === document.body) return "";
    const labels = one instanceof HTMLTextAreaElement || one instanceof HTMLInputElement ? [...(one.labels ?? [])] : [];
    const name = one.getAttribute("aria-label") ?? labels[0]?.textContent ?? one.textContent ?? "";
    return name.trim().replaceAll(/\s+/g, " ");
  });

/** Presses Tab until the focus is on what is so named, and sees that the focus can be seen. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < MOST_TABS; presses++) {
    const here = await focused(page);
    if (name.test(here)) {
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return `${style.outlineStyle} ${style.boxShadow}`;
      });
      expect(outline, `${here} shows its focus`).not.toBe("none none");
      return;
    }
    passed.push(here);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${String(name)}, only to: ${passed.join(" · ")}`);
}
