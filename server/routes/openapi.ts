import type { Hono } from "hono";
import { html } from "hono/html";
import { generateSpecs } from "hono-openapi";
import type { AppEnv } from "./operation.ts";

interface Operation {
  summary?: string;
  tags?: string[];
}

const DESCRIPTION = `Ask a Peer's contract, made from the schemas that validate.

Errors are problem details (RFC 9457) with a stable \`code\`. Ids of what people make are UUIDs of version 7, made by the
client: the same id with the same body is the same act. Sign in by the extension, or with the cookie of the web app.

In the demo each example succeeds as its first person, whose token \`npm run demo -- --json\` prints.`;

/** The contract as OpenAPI 3.1, and a plain page to read it. */
export function openapiRoutes(app: Hono<AppEnv>): void {
  const specs = () =>
    generateSpecs(app, {
      documentation: {
        info: { title: "Ask a Peer", version: "0.1.0", description: DESCRIPTION, license: { name: "MIT" } },
        components: { securitySchemes: { session: { type: "http", scheme: "bearer" } } },
      },
      defaultValidationErrorResponse: false,
    });

  app.get("/api/openapi.json", async (context) => context.json(await specs()));

  app.get("/docs", async (context) => {
    const { paths } = await specs();
    const rows = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { summary = "" }]) =>
          html`<tr>
            <td><code>${method.toUpperCase()}</code></td>
            <td><code>${path}</code></td>
            <td>${summary}</td>
          </tr>`,
      ),
    );
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>
            Ask a Peer: the contract
          </title>
          <h1>The contract</h1>
          <p>The whole of it, with schemas and examples: <a href="/api/openapi.json">openapi.json</a>.</p>
          <table>
            <thead>
              <tr>
                <th>Method</th>
                <th>Path</th>
                <th>What it does</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </html>`,
    );
  });
}
