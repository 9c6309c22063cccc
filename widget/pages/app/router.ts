import { signal, type ReadonlySignal } from "@preact/signals";

export type Route =
  | { readonly at: "ask" | "inbox" | "threads" | "coaching" | "profile" | "settings" }
  | { readonly at: "thread"; readonly askId: string }
  | { readonly at: "unit"; readonly unitId: string };

export interface Router {
  readonly route: ReadonlySignal<Route>;
  go(path: string): void;
}

const PLACES = ["ask", "inbox", "threads", "coaching", "profile", "settings"] as const;

/** The screen at an address of ours; null for an address that is not the app's. */
export function routeOf(path: string): Route | null {
  const [place = "", id, ...more] = path.split("/").filter(Boolean);
  if (more.length > 0) return null;
  if (id !== undefined && (place === "threads" || place === "coaching")) {
    const named = decoded(id);
    if (named === null) return null;
    return place === "threads" ? { at: "thread", askId: named } : { at: "unit", unitId: named };
  }
  if (id !== undefined) return null;
  if (place === "") return { at: "ask" };
  const at = PLACES.find((name) => name === place);
  return at ? { at } : null;
}

/** A broken escape in an address is an address of nobody's. */
function decoded(id: string): string | null {
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}

/** Follows the window's address, and the links within the app without loading anew; other links stay the browser's. */
export function createRouter(window: Window, ending: AbortSignal): Router {
  const here = () => routeOf(window.location.pathname) ?? ({ at: "ask" } as const);
  const route = signal<Route>(here());
  const go = (path: string) => {
    window.history.pushState(null, "", path);
    route.value = here();
    window.scrollTo(0, 0);
  };
  window.addEventListener("popstate", () => (route.value = here()), { signal: ending });
  window.document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
      if (link.origin !== window.location.origin || routeOf(link.pathname) === null) return;
      event.preventDefault();
      go(link.pathname);
    },
    { signal: ending },
  );
  return { route, go };
}
