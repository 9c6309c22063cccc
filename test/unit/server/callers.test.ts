import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { tidyEmail } from "../../../server/auth/email.ts";
import { sign, unsign } from "../../../server/auth/signed.ts";
import { callerAddress } from "../../../server/routes/caller-address.ts";
import { browserName } from "../../../server/routes/let-in.ts";
import type { AppEnv } from "../../../server/routes/operation.ts";

describe("a caller's address", () => {
  const ask = async (trustedProxies: number, forwarded?: string, remote?: string) => {
    const app = new Hono<AppEnv>();
    app.get("/", (context) => context.text(callerAddress(context, { trustedProxies })));
    const socket = { remoteAddress: remote, remotePort: 1, remoteFamily: "IPv4" };
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    const env = remote === undefined ? {} : { incoming: { socket } };
    return (await app.request("/", { headers }, env)).text();
  };

  it("is the connection's, whatever it says of itself", async () => {
    expect(await ask(0, "6.6.6.6", "192.0.2.1")).toBe("192.0.2.1");
  });

  it("is what the believed proxies add, not what the caller put before", async () => {
    expect(await ask(1, "6.6.6.6, 192.0.2.7", "10.0.0.1")).toBe("192.0.2.7");
    expect(await ask(2, "6.6.6.6, 192.0.2.7, 10.0.0.2", "10.0.0.1")).toBe("192.0.2.7");
    expect(await ask(2, "192.0.2.7", "10.0.0.1")).toBe("10.0.0.1");
  });

  it("of IPv6 is the network, and of IPv4 in IPv6 the IPv4", async () => {
    expect(await ask(0, undefined, "2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
    expect(await ask(0, undefined, "2001:db8::1")).toBe("2001:db8:0:0");
    expect(await ask(0, undefined, "::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(await ask(0, undefined, "::1")).toBe("0:0:0:0");
  });

  it("is unknown without a connection", async () => {
    expect(await ask(0)).toBe("unknown");
  });
});

describe("what is signed", () => {
  const secret = "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u";
  it("comes back only with the same secret, purpose and text", () => {
    const token = sign(secret, "one", "Ödipus 🙂");
    expect(unsign(secret, "one", token)).toBe("Ödipus 🙂");
    expect(unsign(secret, "two", token)).toBe(null);
    expect(unsign(`${secret}!`, "one", token)).toBe(null);
    for (const wrong of ["", ".", "x", `${token}.x`, `x${token}`, token.slice(0, -1)]) {
      expect(unsign(secret, "one", wrong)).toBe(null);
    }
  });
});

describe("an e-mail address", () => {
  it.each([
    [" Ida@ACME.test ", "ida@acme.test"],
    ["a.b+c@sub.acme.test", "a.b+c@sub.acme.test"],
    ["ida", null],
    ["ida@acme", null],
    ["ida@acme.test\r\nBcc: x@y.test", null],
    [`${"a".repeat(250)}@acme.test`, null],
    ["", null],
  ])("%j is kept as %j", (typed, kept) => expect(tidyEmail(typed)).toBe(kept));
});

describe("a session's name", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36", "Chrome on Linux"],
    ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0", "Edge on Windows"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 14.0; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on macOS"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"],
    ["curl/8", "A browser"],
    ["", "A browser"],
  ])("%s", (agent, name) => expect(browserName(agent)).toBe(name));
});
