import { useEffect } from "preact/hooks";

/** What a state shows is pressed, one name after the other, as soon as it is there; `summary` opens every disclosure. */
export function Pressing({ names }: { readonly names: readonly string[] }) {
  useEffect(() => {
    let next = 0;
    const press = () => {
      const name = names[next];
      if (name === undefined) return watcher.disconnect();
      const found =
        name === "summary"
          ? [...document.querySelectorAll("details:not([open]) > summary")]
          : [...document.querySelectorAll<HTMLElement>("button, label.choice")]
              .filter((button) => nameOf(button).startsWith(name))
              .slice(0, 1);
      if (found.length === 0) return;
      next += 1;
      for (const element of found) (element as HTMLElement).click();
      press();
    };
    const watcher = new MutationObserver(press);
    watcher.observe(document.body, { childList: true, subtree: true });
    press();
    return () => watcher.disconnect();
  }, []);
  return null;
}

const nameOf = (button: HTMLElement) => button.getAttribute("aria-label") ?? button.textContent ?? "";
