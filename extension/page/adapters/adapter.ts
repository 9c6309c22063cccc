import type { Page } from "../page.ts";
import type { Found, Source } from "../page-topic.ts";

/** Reads one product's pages; known by their markup, since a company hosts them under its own name. */
export type Adapter = {
  source: Source;
  /** Whether the page is this product's; cheap, for it is asked on every page. */
  knows: (page: Page) => boolean;
  read: (page: Page) => Found;
};
