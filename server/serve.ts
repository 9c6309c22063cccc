import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { WebSocketServer } from "ws";
import { createApp } from "./app.ts";
import { useTicket } from "./auth/tickets.ts";
import { createMetrics } from "./routes/metrics.ts";
import type { AppEnv } from "./routes/operation.ts";
import type { Services } from "./services.ts";

/** A live client has nothing to say but pongs. */
const MAX_LIVE_MESSAGE = 1024;
const STOP_WITHIN_MS = 10_000;
const LOOK_FOR_IDLE_MS = 50;

/** How long a caller may take, in milliseconds, and how much it may say before its body. */
const PATIENCE = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 5000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
};

export interface Running {
  /** The port that was taken; of interest when 0 was asked for. */
  port: number;
  /** Finishes what is under way, then closes sockets and database. */
  stop(): Promise<void>;
}

/**
 * Starts to answer on the settings' host and port. `extend` may add routes, such as the demo's; `patience` may be less
 * than usual, as in tests.
 */
export async function serve(
  services: Services,
  extend: (app: Hono<AppEnv>) => void = () => {},
  patience: Partial<typeof PATIENCE> = {},
): Promise<Running> {
  const { settings, db, live, mailer, sweeper, imports } = services;
  const app = createApp(
    services,
    createMetrics(() => live.size),
  );
  extend(app);
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { ...PATIENCE, ...patience },
  }) as Server;
  acceptLive(server, services);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, resolve);
  });
  sweeper.start();
  const address = server.address();
  const stop = async () => {
    live.close();
    const closed = new Promise((resolve) => server.close(resolve));
    const late = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
    // A connection that is kept alive falls idle only once its answer is out.
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
    await closed;
    clearTimeout(late);
    clearInterval(idle);
    await imports.stop();
    await sweeper.stop();
    mailer.close();
    await db.close();
  };
  return { port: typeof address === "object" && address !== null ? address.port : settings.port, stop };
}

/** `GET /api/live?ticket=`: a WebSocket for who holds a one-time ticket. */
function acceptLive(server: Server, services: Services): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_LIVE_MESSAGE, perMessageDeflate: false });
  const refuse = (socket: NodeJS.WritableStream & { destroy(): void }, status: string) => {
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
  };
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const url = URL.parse(request.url ?? "", "http://live.invalid");
    const ticket = url?.pathname === "/api/live" ? url.searchParams.get("ticket") : null;
    if (ticket === null || ticket.length > 200) return refuse(socket, "404 Not Found");
    useTicket(services, ticket).then(
      (who) => {
        if (who === null) return refuse(socket, "401 Unauthorized");
        sockets.handleUpgrade(request, socket, head, (ws) => services.live.attach(ws, who));
      },
      () => refuse(socket, "503 Service Unavailable"),
    );
  });
}

/** Stops on the first SIGTERM or SIGINT; a second one ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
