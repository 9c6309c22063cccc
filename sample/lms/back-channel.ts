import { request as plain } from "node:http";
import { request as secure } from "node:https";

const PATIENCE_MS = 10_000;
const MOST_BYTES = 2_000_000;

/** Every name below `localhost` is this machine; Node asks the network for them, browsers do not. */
const OWN_MACHINE = /(?:^|\.)localhost$/;

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Calls a tool from the platform's side. Follows no redirect; throws when nobody answers within ten seconds. */
export function callTool(address: string | URL, { method = "GET", headers = {}, body }: Asked = {}): Promise<Response> {
  const url = new URL(address);
  const send = url.protocol === "https:" ? secure : plain;
  return new Promise((resolve, reject) => {
    const sent = send(
      {
        host: OWN_MACHINE.test(url.hostname) ? "127.0.0.1" : url.hostname,
        port: url.port || (url.protocol === "https:" ? 443 : 80),
        path: `${url.pathname}${url.search}`,
        servername: url.hostname,
        method,
        agent: false,
        headers: {
          ...headers,
          host: url.host,
          ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
        },
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        answer.on("data", (part: Buffer) => {
          size += part.length;
          if (size > MOST_BYTES) sent.destroy(new Error("The answer is too long."));
          else parts.push(part);
        });
        answer.once("error", reject);
        answer.once("end", () => {
          const status = answer.statusCode ?? 500;
          const silent = status === 204 || status === 304;
          resolve(
            new Response(silent ? null : Buffer.concat(parts), { status, headers: headersOf(answer.rawHeaders) }),
          );
        });
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });
}

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < raw.length; index += 2) headers.append(raw[index] ?? "", raw[index + 1] ?? "");
  return headers;
}
