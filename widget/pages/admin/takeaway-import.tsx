import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { TextImport } from "./text-import.tsx";

const OUT = [
  { href: "/api/admin/exports/takeaways.md", name: "takeaways.md", label: adminWords.exportTakeawaysMarkdown },
  { href: "/api/admin/exports/takeaways.json", name: "takeaways.json", label: adminWords.exportTakeawaysJson },
];

/** What is published in takeaways, as Markdown or JSON. */
export const TakeawayImport = ({ api }: { readonly api: AdminApi }) => (
  <TextImport
    id="import-takeaways"
    title={adminWords.takeawayFile}
    hint={adminWords.takeawayFileHint}
    accept=".md,.markdown,.json,text/markdown,application/json,text/plain"
    out={OUT}
    bringIn={api.bringInTakeaways}
  />
);
