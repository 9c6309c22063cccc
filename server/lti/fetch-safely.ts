import { lookup } from "node:dns/promises";
import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Settings } from "../env.ts";
import { isPrivateAddress } from "./private-address.ts";

export type FetchReason =
  | "bad_address"
  | "not_https"
  | "other_host"
  | "private_address"
  | "redirect"
  | "too_large"
  | "too_slow"
  | "unreachable";

/** Why an address of a platform was not called, or its answer not taken. */
export class FetchRefused extends Error {
  readonly reason: FetchReason;
  constructor(reason: FetchReason) {
    super(`a platform's address was refused: ${reason}`);
    this.reason = reason;
  }
}

export interface SafeRequest {
  method?: "GET" | "POST" | "PUT";
  headers?: Record<string, string>;
  body?: string;
  accept: string;
  /** 256 kB unless told. */
  maxBytes?: number;
  /** For all of it, the name's look-up and the last byte included; 3 s unless told. */
  timeoutMs?: number;
  /** The only host (with port, as in `URL.host`) that may be called. */
  onlyHost?: string;
}

export interface SafeAnswer {
  status: number;
  headers: Headers;
  text: string;
}

interface Address {
  address: string;
  family: number;
}

const MAX_BYTES = 256 * 1024;
const TIMEOUT_MS = 3000;

/**
 * Calls an address that somebody outside has named. Outside development only https and only public addresses, the name
 * resolved once and that very address called. Follows no redirect. Throws {@link FetchRefused}; any status is an answer.
 */
export async function fetchSafely(
  settings: Pick<Settings, "mode">,
  address: string,
  request: SafeRequest,
): Promise<SafeAnswer> {
  const url = checkedUrl(settings, address, request.onlyHost);
  const signal = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
  const slow = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new FetchRefused("too_slow")), { once: true });
  });
  const work = addressesOf(settings, url).then((addresses) => call(url, addresses, request, signal));
  try {
    return await Promise.race([work, slow]);
  } catch (error) {
    if (error instanceof FetchRefused) throw error;
    throw new FetchRefused(signal.aborted ? "too_slow" : "unreachable");
  }
}

/** Outside production a platform may be a neighbour: another port of this machine, without https. */
const inDevelopment = ({ mode }: Pick<Settings, "mode">) => mode !== "production";

function checkedUrl(settings: Pick<Settings, "mode">, address: string, onlyHost: string | undefined): URL {
  if (!URL.canParse(address)) throw new FetchRefused("bad_address");
  const url = new URL(address);
  if (url.username !== "" || url.password !== "" || url.hostname === "") throw new FetchRefused("bad_address");
  const allowed = url.protocol === "https:" || (inDevelopment(settings) && url.protocol === "http:");
  if (!allowed) throw new FetchRefused("not_https");
  if (onlyHost !== undefined && url.host !== onlyHost) throw new FetchRefused("other_host");
  return url;
}

async function addressesOf(settings: Pick<Settings, "mode">, { hostname }: URL): Promise<Address[]> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const isLocal = /(?:^|\.)localhost\.?$/i.test(host);
  if (isLocal && inDevelopment(settings)) return [{ address: "127.0.0.1", family: 4 }];
  if (isLocal) throw new FetchRefused("private_address");
  const family = isIP(host);
  const addresses = family > 0 ? [{ address: host, family }] : await lookup(host, { all: true, verbatim: true });
  if (addresses.length === 0) throw new FetchRefused("unreachable");
  if (!inDevelopment(settings) && addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new FetchRefused("private_address");
  }
  return addresses;
}

/** Answers every look-up with what was looked up and judged before, so that a name cannot change its mind. */
const pinned =
  (addresses: readonly Address[]): LookupFunction =>
  (_hostname, { all }, done) => {
    const [first] = addresses;
    if (all === true) done(null, [...addresses]);
    else done(null, first?.address ?? "", first?.family ?? 4);
  };

function call(url: URL, addresses: Address[], asked: SafeRequest, signal: AbortSignal): Promise<SafeAnswer> {
  const { method = "GET", headers = {}, body, accept, maxBytes = MAX_BYTES } = asked;
  const options: RequestOptions = {
    method,
    signal,
    // A connection of its own: a kept one would belong to whatever the name meant then.
    agent: false,
    lookup: pinned(addresses),
    headers: {
      accept,
      "accept-encoding": "identity",
      "user-agent": "ask-a-peer",
      ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
      ...headers,
    },
  };
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === "https:" ? requestHttps : requestHttp)(url, options, (answer) => {
      readAnswer(answer, maxBytes).then(resolve, reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

async function readAnswer(answer: IncomingMessage, maxBytes: number): Promise<SafeAnswer> {
  const status = answer.statusCode ?? 0;
  try {
    if (status >= 300 && status < 400) throw new FetchRefused("redirect");
    if (Number(answer.headers["content-length"] ?? 0) > maxBytes) throw new FetchRefused("too_large");
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new FetchRefused("too_large");
      chunks.push(chunk);
    }
    return { status, headers: headersOf(answer), text: Buffer.concat(chunks).toString("utf8") };
  } finally {
    answer.destroy();
  }
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}
