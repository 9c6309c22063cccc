/** As much of oidc-provider 9 as the tests use; it ships no types of its own. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface Configuration {
    clients: { client_id: string; client_secret: string; redirect_uris: string[] }[];
    claims: Record<string, string[]>;
    features: { devInteractions: { enabled: boolean } };
    pkce: { required: () => boolean };
    interactions: { url: (context: unknown, interaction: { uid: string }) => string };
    cookies: { keys: string[] };
    findAccount: (context: unknown, sub: string) => { accountId: string; claims: () => object };
  }

  type Result = { login: { accountId: string } } | { consent: { grantId: string } };

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ prompt: { name: string }; params: Record<string, unknown> }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Result): Promise<void>;
    Grant: new (of: { accountId: string; clientId: string }) => {
      addOIDCScope(scope: string): void;
      save(): Promise<string>;
    };
  }
}
