/** Where a topic was read from: a product known by its markup, the page's own schema.org data, or neither. */
export type Source =
  | "moodle"
  | "canvas"
  | "openedx"
  | "coursera"
  | "udemy"
  | "linkedin"
  | "brightspace"
  | "youtube"
  | "scorm"
  | "schema.org"
  | "general";

/** What a page teaches: titles and headings within the contract's bounds, never page text. */
export type ReadTopic = {
  title: string;
  course?: string;
  module?: string;
  lesson?: string;
  headings?: string[];
  description?: string;
  url?: string;
  language?: string;
};

/** What pressing the button learns from a page; plain data, so it survives the way to the extension. */
export type PageTopic = {
  topic: ReadTopic;
  source: Source;
  /** What the learner had selected, at most 1,000 UTF-16 units, unmasked: mask it before it leaves. */
  selection?: string;
  /** Set by an invitation's page alone: the origin of the server it belongs to. */
  connect?: { server: string };
};

/** What one source found; an absent or empty field is left to the next source. */
export type Found = {
  title?: string | undefined;
  course?: string | undefined;
  module?: string | undefined;
  lesson?: string | undefined;
  /** Empty where the page's headings are not about its topic; absent where nobody looked. */
  headings?: string[] | undefined;
  /** Skills that the page itself names; they lead the headings. */
  teaches?: string[] | undefined;
  description?: string | undefined;
  url?: string | undefined;
  language?: string | undefined;
};

/** The maxima of the wire contract (`server/contract/topic.ts`), in UTF-16 units; a test holds the two together. */
export const MAXIMUM = { label: 300, description: 1000, url: 2000, language: 35, selection: 1000 };

/** Headings sent at most: enough to tell the topic, too few to retell the page. */
export const HEADINGS = 8;
