import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Window } from "happy-dom";
import { readTopic } from "../../../../extension/page/read-topic.ts";
import type { PageTopic } from "../../../../extension/page/page-topic.ts";

const FOLDER = fileURLToPath(new URL("../../../../sample/courses", import.meta.url));

/** A document at an address, its scripts not run. */
export function openDocument(source: string, url = "https://lms.example/course/page"): Document {
  const window = new Window({
    url,
    settings: {
      disableJavaScriptFileLoading: true,
      disableCSSFileLoading: true,
      disableIframePageLoading: true,
    },
  });
  window.document.write(source);
  return window.document as unknown as Document;
}

/** One of the sample course pages at its address on the sample LMS; `url` moves it there without loading it anew. */
export function openCourse(path: string, url = `http://lms.localhost:4700${path}`): Document {
  return openDocument(courseSource(path), url);
}

/** The file behind a sample course page's address. */
export function courseSource(path: string): string {
  return readFileSync(`${FOLDER}${path}/index.html`, "utf8");
}

/** Puts a document into a frame, as a browser does for a frame of the page's own origin. */
export function showInFrame(document: Document, selector: string, inner: Document): void {
  const frame = document.querySelector(selector);
  if (!frame) throw new Error(`no frame ${selector}`);
  Object.setPrototypeOf(
    frame,
    Object.create(Object.getPrototypeOf(frame) as object, {
      contentDocument: { get: () => inner },
    }) as object,
  );
}

/** What is read from a page of these parts. */
export function readPage(body: string, head = "", url?: string): PageTopic {
  return readTopic(openDocument(`<html><head>${head}</head><body>${body}</body></html>`, url));
}

/** A script element that describes the page in schema.org words. */
export function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}
