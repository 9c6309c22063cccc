import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { gzipSync } from "node:zlib";

const TAGS = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g;
const STATIC = /(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g;
const DYNAMIC = /\bimport\(\s*["'`]([^"'`]+\.js)["'`]/g;

/**
 * Script and style that a built page loads, in bytes after gzip, each file by itself as it travels.
 * `lazy` counts what is loaded only later, too.
 */
export function gzippedBytes(folder: string, page: string, lazy: boolean): number {
  const html = readFileSync(join(folder, page), "utf8");
  const open = [...html.matchAll(TAGS)].map(([, path = ""]) => path);
  const seen = new Set<string>();
  let bytes = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const content = readFileSync(join(folder, path));
    bytes += gzipSync(content, { level: 9 }).length;
    if (!path.endsWith(".js")) continue;
    const text = content.toString();
    const found = [...text.matchAll(STATIC), ...(lazy ? text.matchAll(DYNAMIC) : [])];
    open.push(...found.map(([, target = ""]) => posix.join(dirname(path), target)));
  }
  return bytes;
}
