import { isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { Settings } from "../env.ts";
import type { AppEnv } from "./operation.ts";

/**
 * Where a caller sits, as a key to count by: the connection's address, or what the believed proxies say of it. Of
 * IPv6 the network of 64 bits, since a house has all of that.
 */
export function callerAddress(context: Context<AppEnv>, { trustedProxies }: Pick<Settings, "trustedProxies">): string {
  const forwarded = (context.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const told = trustedProxies === 0 ? undefined : forwarded.at(-trustedProxies);
  const address = told === undefined || told === "" ? connectionAddress(context) : told;
  return isIPv6(address) ? network(address) : address;
}

function connectionAddress(context: Context<AppEnv>): string {
  // A call made without a socket, as by `app.request`, has no connection to ask.
  const hasSocket = context.env !== null && typeof context.env === "object" && "incoming" in context.env;
  return (hasSocket ? getConnInfo(context).remote.address : undefined) ?? "unknown";
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill("0");
  return [...left, ...zeros, ...right].slice(0, 4).join(":");
}
