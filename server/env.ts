import { resolve } from "node:path";
import * as z from "zod/mini";

const MIN_SECRET = 32;

/** A single sign-on provider (OpenID Connect), found by discovery. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says, such as "Acme". */
  name: string;
}

/** All that the environment decides. */
export interface Settings {
  mode: "production" | "demo" | "test";
  port: number;
  host: string;
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
  databaseUrl: string | undefined;
  dataDir: string;
  /** Signs what the service hands out; at least 32 characters. */
  secret: string;
  smtpUrl: string | undefined;
  mailFrom: string;
  oidc: OidcSettings | undefined;
  logLevel: string;
  /** How many proxies in front of the service may be believed about a caller's address. */
  trustedProxies: number;
}

/** The environment is not fit to start with; the message says what to do. */
export class SettingsError extends Error {}

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

const between = (from: number, to: number) => {
  const words = `is a number from ${from} to ${to}`;
  return [z.int(words), z.minimum(from, words), z.maximum(to, words)] as const;
};
const webAddress = z.url({ protocol: /^https?$/, error: "is an address that begins with https:// or http://" });

const Environment = z.object({
  PORT: z._default(z.coerce.number("is a number from 0 to 65535").check(...between(0, 65_535)), 4600),
  HOST: z._default(z.string(), "127.0.0.1"),
  PUBLIC_URL: z.optional(webAddress),
  DATABASE_URL: z.optional(
    z
      .string()
      .check(
        z.regex(/^postgres(ql)?:\/\//, "begins with postgres:// (without it the service keeps its data in DATA_DIR)"),
      ),
  ),
  DATA_DIR: z._default(z.string(), ".data"),
  SECRET: z.optional(z.string()),
  SMTP_URL: z.optional(z.string().check(z.regex(/^smtps?:\/\//, "begins with smtp:// or smtps://"))),
  MAIL_FROM: z._default(z.string(), "Ask a Peer <ask-a-peer@localhost>"),
  OIDC_ISSUER: z.optional(webAddress),
  OIDC_CLIENT_ID: z.optional(z.string()),
  OIDC_CLIENT_SECRET: z.optional(z.string()),
  OIDC_NAME: z._default(z.string(), "single sign-on"),
  LOG_LEVEL: z._default(z.enum(LEVELS, `is one of ${LEVELS.join(", ")}`), "info"),
  TRUSTED_PROXIES: z._default(z.coerce.number("is a number from 0 to 5").check(...between(0, 5)), 0),
});

const WEAK = /^(.)\1*$|^(?:change|secret|password|default|example|test|demo)/i;

function checkedSecret(secret: string | undefined): string {
  const help = `Set SECRET to at least ${MIN_SECRET} random characters, for example the output of:\n  openssl rand -base64 36`;
  if (secret === undefined || secret === "") throw new SettingsError(`SECRET is missing. ${help}`);
  if (secret.length < MIN_SECRET || WEAK.test(secret) || new Set(secret).size < 10) {
    throw new SettingsError(`SECRET is too easy to guess. ${help}`);
  }
  return secret;
}

/** Reads and checks the environment; an empty value counts as absent. Throws {@link SettingsError}. */
export function readSettings(environment: NodeJS.ProcessEnv, mode: Settings["mode"]): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    // One fault a name, and never the value: it may hold a password.
    const faults = new Map(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
    const lines = [...faults].map(([name, words]) => `${name} ${words}.`);
    throw new SettingsError(`The environment is not right:\n  ${lines.join("\n  ")}`);
  }
  const env = parsed.data;
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, "");
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer !== undefined && (clientId === undefined || clientSecret === undefined)) {
    throw new SettingsError("OIDC_ISSUER is set: set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too.");
  }
  return {
    mode,
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    databaseUrl: env.DATABASE_URL,
    dataDir: resolve(env.DATA_DIR),
    secret: checkedSecret(env.SECRET),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    oidc:
      issuer === undefined
        ? undefined
        : { issuer, clientId: clientId ?? "", clientSecret: clientSecret ?? "", name: env.OIDC_NAME },
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.TRUSTED_PROXIES,
  };
}
