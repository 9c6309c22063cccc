import type { Status } from "../carrier.ts";
import { troubleWords } from "../words/en.ts";

/** One line on top while the service is out of reach or the browser keeps nothing; else nothing. */
export function OfflineBar({ status }: { readonly status: Status }) {
  const lines = [
    status.network === "offline" ? troubleWords.offline : status.network === "away" ? troubleWords.away : "",
    status.storage === "memory" ? troubleWords.memory : "",
    status.network !== "online" && status.queued > 0 ? troubleWords.kept(status.queued) : "",
  ].filter(Boolean);
  return <div role="status">{lines.length > 0 && <p class="offline">{lines.join(" ")}</p>}</div>;
}
