import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface Call {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Watched {
  origin: string;
  /** What was asked of the platform, in order. */
  calls: Call[];
  to(part: string): Call[];
  close(): Promise<void>;
}

/** Stands before a platform on this machine, and writes down what it is asked. */
export async function watch(port: number): Promise<Watched> {
  const calls: Call[] = [];
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on("data", (chunk: Buffer) => chunks.push(chunk));
    asked.on("end", () => {
      const { method = "GET", url: path = "/", headers } = asked;
      const body = Buffer.concat(chunks);
      calls.push({ method, path, headers, body: body.toString("utf8") });
      const onward = request({ host: "127.0.0.1", port, method, path, headers }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
        answer.on("close", () => answered.destroy());
      });
      onward.on("error", () => answer.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://lms.localhost:${(server.address() as AddressInfo).port}`,
    calls,
    to: (part) => calls.filter(({ path }) => path.includes(part)),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
