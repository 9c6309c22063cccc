import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { beforeEach, describe, expect, test } from "vitest";

const TOOL = "https://tool.example";

interface Said {
  body: Record<string, unknown>;
  to: string;
}

/** Runs a script of the campus's pages with stand-ins for the browser's things; gives what it listens with. */
function run(name: string, globals: Record<string, unknown>): (event: object) => void {
  let listener: (event: object) => void = () => {};
  const addEventListener = (_: string, hears: (event: object) => void) => {
    listener = hears;
  };
  const text = readFileSync(new URL(`../../../sample/lms/assets/${name}`, import.meta.url), "utf8");
  runInContext(text, createContext({ addEventListener, ...globals }));
  return (event) => listener(event);
}

function source(): { said: Said[]; postMessage(body: Said["body"], to: string): void } {
  const said: Said[] = [];
  return { said, postMessage: (body, to) => void said.push({ body, to }) };
}

describe("the frame that keeps things", () => {
  let kept: Map<string, string>;
  let tell: (data: unknown, origin?: string) => Said | undefined;

  beforeEach(() => {
    kept = new Map();
    const sessionStorage = {
      get length() {
        return kept.size;
      },
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const document = { currentScript: { dataset: { origins: JSON.stringify([TOOL, "https://other.example"]) } } };
    const hear = run("storage.js", { document, sessionStorage });
    tell = (data, origin = TOOL) => {
      const from = source();
      hear({ source: from, origin, data });
      return from.said[0];
    };
  });

  const put = (key: unknown, value: unknown) => ({ subject: "lti.put_data", message_id: "1", key, value });
  const get = (key: unknown) => ({ subject: "lti.get_data", message_id: "2", key });

  test("gives back what was put, to the same origin alone", () => {
    expect(tell(put("state", "proof"))).toEqual({
      body: { subject: "lti.put_data.response", message_id: "1", key: "state", value: "proof" },
      to: TOOL,
    });
    expect(tell(get("state"))?.body).toMatchObject({ subject: "lti.get_data.response", value: "proof" });
    expect(tell(get("state"), "https://other.example")?.body).toMatchObject({ value: null });
    expect(tell(put("state", null))?.body).toMatchObject({ value: null });
    expect(tell(get("state"))?.body).toMatchObject({ value: null });
  });

  test("refuses who is no tool, what it cannot do, and what is too much", () => {
    const code = (said: Said | undefined) => (said?.body["error"] as { code: string } | undefined)?.code;
    expect(code(tell(get("state"), "https://stranger.example"))).toBe("wrong_origin");
    expect(code(tell({ subject: "lti.drop_everything", message_id: "1" }))).toBe("unsupported_subject");
    expect(code(tell({ subject: "lti.get_data", key: "state" }))).toBe("bad_request");
    expect(code(tell(put("", "value")))).toBe("bad_request");
    expect(code(tell(put("key", "x".repeat(4097))))).toBe("bad_request");
    for (let index = 0; index < 500; index += 1) tell(put(`key ${index}`, "value"));
    expect(code(tell(put("one more", "value")))).toBe("storage_exhaustion");
  });

  test("says what it can do, and is silent of answers and noise", () => {
    expect(tell({ subject: "lti.capabilities", message_id: "1" })?.body).toHaveProperty("supported_messages");
    for (const noise of [null, "text", {}, { subject: "lti.get_data.response" }]) expect(tell(noise)).toBeUndefined();
  });
});

describe("the page around a tool", () => {
  const after: string[] = [];
  const contentWindow = source();
  const removed = { count: 0 };
  const frame = {
    contentWindow,
    dataset: { origin: TOOL, resizes: "yes", storage: "lti-storage", after: undefined as string | undefined },
    style: { height: "" },
    closest: () => ({ remove: () => (removed.count += 1) }),
  };
  const hear = run("host.js", {
    document: { querySelectorAll: () => [frame] },
    window: { location: { assign: (address: string) => void after.push(address) } },
  });
  const tell = (data: unknown, origin = TOOL, from: object = contentWindow) => {
    contentWindow.said.length = 0;
    hear({ source: from, origin, data });
    return contentWindow.said[0]?.body;
  };

  test("gives a tool its height, within reason", () => {
    expect(tell({ subject: "lti.frameResize", message_id: "9", height: 512.2 })).toEqual({
      subject: "lti.frameResize.response",
      message_id: "9",
    });
    expect(frame.style.height).toBe("513px");
    tell({ subject: "lti.frameResize", height: 1e9 });
    expect(frame.style.height).toBe("6000px");
    tell(JSON.stringify({ subject: "lti.frameResize", height: 300 }));
    expect(frame.style.height).toBe("300px");
    expect(tell({ subject: "lti.frameResize", height: "tall" })).toHaveProperty("error");
    frame.dataset.resizes = "no";
    expect(tell({ subject: "lti.frameResize", height: 700 })).toBeUndefined();
    expect(frame.style.height).toBe("300px");
  });

  test("hears nobody else", () => {
    frame.dataset.resizes = "yes";
    tell({ subject: "lti.frameResize", height: 700 }, "https://stranger.example");
    tell({ subject: "lti.frameResize", height: 700 }, TOOL, source());
    tell({ subject: "toString" });
    tell("{");
    tell(null);
    expect(frame.style.height).toBe("300px");
  });

  test("names the frame that keeps things", () => {
    expect(tell({ subject: "lti.capabilities", message_id: "1" })?.["supported_messages"]).toContainEqual({
      subject: "lti.put_data",
      frame: "lti-storage",
    });
  });

  test("closes a tool, or goes on where it was opened to be done with", () => {
    tell({ subject: "lti.close" });
    expect(removed.count).toBe(1);
    frame.dataset.after = "/admin";
    tell({ subject: "org.imsglobal.lti.close" });
    expect(after).toEqual(["/admin"]);
  });
});
