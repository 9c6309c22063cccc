import type { MiddlewareHandler } from "hono";
import type { Knobs, Misbehaviour, Place } from "./types.ts";

/** A platform that behaves. */
export function goodKnobs(): Knobs {
  return {
    at: {},
    clockOffMs: 0,
    reuseIdToken: false,
    title: null,
    nextLink: "right",
    deepLinkingData: true,
    rosterPage: 50,
    forge: null,
  };
}

/** Stands before an address and does what its knob says, if any. */
export function misbehaving(knobs: Knobs, place: Place): MiddlewareHandler {
  return async (_, next) => {
    const bad = taken(knobs, place);
    if (bad?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, bad.delayMs).unref());
    const instead = bad === null ? null : answerOf(bad);
    if (instead !== null) return instead;
    return next();
  };
}

function taken(knobs: Knobs, place: Place): Misbehaviour | null {
  const bad = knobs.at[place];
  if (bad === undefined) return null;
  if (bad.times === undefined) return bad;
  if (bad.times <= 0) return null;
  bad.times -= 1;
  return bad;
}

function answerOf({ status, retryAfter, redirect, html, bytes }: Misbehaviour): Response | null {
  if (redirect !== undefined) return new Response(null, { status: 302, headers: { location: redirect } });
  if (status !== undefined) {
    const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    return new Response(null, { status, headers });
  }
  if (html === true) {
    const page = "<!doctype html><title>Down for maintenance</title><h1>Back soon</h1>";
    return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
  }
  if (bytes !== undefined) return new Response(endless(bytes), { headers: { "content-type": "application/json" } });
  return null;
}

/** A list of keys that goes on for `bytes` bytes, made while it is read. */
function endless(bytes: number): ReadableStream<Uint8Array> {
  const part = new TextEncoder().encode(`{"kty":"RSA","e":"AQAB","n":"${"A".repeat(16_000)}"},`);
  let left = bytes;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"keys":['));
    },
    pull(controller) {
      if (left <= 0) return controller.close();
      left -= part.length;
      controller.enqueue(part);
    },
  });
}
