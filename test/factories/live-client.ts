import { WebSocket } from "ws";
import { LiveMessage } from "../../server/contract/feed.ts";

/** A live channel over a real socket, which keeps all that it hears. */
export function openLive(port: number, path: string, options: { autoPong?: boolean } = {}) {
  const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, { autoPong: true, ...options });
  const heard: LiveMessage[] = [];
  const waiting = new Set<() => void>();
  ws.on("message", (data: Buffer) => {
    heard.push(LiveMessage.parse(JSON.parse(data.toString())));
    waiting.forEach((look) => look());
  });
  /** The HTTP status that refused it; null once it is open. */
  const refused = new Promise<number | null>((resolve) => {
    ws.once("unexpected-response", (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    ws.once("open", () => resolve(null));
    ws.once("error", () => resolve(0));
  });
  const closed = new Promise<number>((resolve) => ws.once("close", (code) => resolve(code)));
  ws.on("error", () => {});
  return {
    ws,
    heard,
    refused,
    closed,
    /** The first message that fits, heard already or still to come. */
    hears: (fits: (message: LiveMessage) => boolean) =>
      new Promise<LiveMessage>((resolve, reject) => {
        const look = () => {
          const found = heard.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        void closed.then((code) => reject(new Error(`closed with ${code} before it was heard`)));
        look();
      }),
  };
}
