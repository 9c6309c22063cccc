/** As much of ltijs 5.9.9 as is driven here; it brings no types of its own. */
declare module "ltijs" {
  import type { RequestListener } from "node:http";

  type Handler = (token: unknown, request: unknown, response: { send(page: string): void; locals: Locals }) => void;
  interface Locals {
    ltik: string;
  }
  interface LtiProvider {
    app: RequestListener;
    setup(secret: string, database: { plugin: object }, options: object): void;
    deploy(options: { serverless: boolean; silent: boolean }): Promise<boolean>;
    onConnect(handle: Handler): void;
    onDeepLinking(handle: Handler): void;
    registerPlatform(platform: object): Promise<unknown>;
  }
  const ltijs: { Provider: LtiProvider };
  export default ltijs;
}
