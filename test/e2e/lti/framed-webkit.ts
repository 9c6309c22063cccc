import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync } from "node:fs";
import { freePort } from "../../factories/process.ts";
import type { FramedBrowser, Looked } from "./framed-browser.ts";

const DRIVER = "/usr/bin/WebKitWebDriver";
const TEN_MINUTES = 600_000;
const browserAt = () => globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser").at(0);
const displayAt = () => ["/usr/bin/Xvfb"].find((path) => existsSync(path));

/** Debian's driver with its small browser, and a display that nobody sees; installed where that is allowed. */
export function whyNoWebKit(): string | null {
  const isThere = () => existsSync(DRIVER) && browserAt() !== undefined && displayAt() !== undefined;
  if (isThere()) return null;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    return "There is no WebKitGTK here: apt-get install webkit2gtk-driver xvfb";
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = ["install", "-y", "--no-install-recommends", "webkit2gtk-driver", "xvfb"];
  for (const step of [["update"], packages]) {
    spawnSync("apt-get", step, { env: environment, timeout: TEN_MINUTES });
  }
  return isThere() ? null : "WebKitGTK could not be installed: apt-get install webkit2gtk-driver xvfb";
}

interface Started {
  child: ChildProcess;
  end(): Promise<void>;
}

function started(program: string, parameters: string[], environment: NodeJS.ProcessEnv, detached = false): Started {
  const child = spawn(program, parameters, { env: environment, stdio: ["ignore", "pipe", "ignore"], detached });
  return {
    child,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const gone = once(child, "exit");
      // The driver's browser lives in its group.
      if (detached) process.kill(-child.pid, "SIGTERM");
      else child.kill();
      await gone;
    },
  };
}

/** The number of a display that is free; Xvfb chooses it. */
async function display(): Promise<Started & { name: string }> {
  const screen = started(displayAt() ?? "Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1000x24"], process.env);
  const [number] = (await once(screen.child.stdout ?? screen.child, "data")) as [Buffer];
  return { ...screen, name: `:${number.toString().trim()}` };
}

type Send = <T>(method: string, path: string, body?: object) => Promise<T>;

/** WebDriver (https://www.w3.org/TR/webdriver2/), as far as it is needed. */
function webDriver(port: number): Send {
  return async <T>(method: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
}

async function untilItListens(send: Send): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void (await send("GET", "/status"));
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** WebKitGTK's own browser, with Intelligent Tracking Prevention, on a display that nobody sees. */
export async function framedWebKit(): Promise<FramedBrowser> {
  const screen = await display();
  const port = await freePort();
  const environment = { ...process.env, DISPLAY: screen.name, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" };
  const driver = started(DRIVER, [`--port=${port}`], environment, true);
  const send = webDriver(port);
  const end = async () => {
    await driver.end();
    await screen.end();
  };
  try {
    await untilItListens(send);
    const options = { binary: browserAt(), args: ["--automation", "--enable-itp"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = await send<{ sessionId: string }>("POST", "/session", { capabilities });
    return browserOf(send, `/session/${sessionId}`, end);
  } catch (error) {
    await end();
    throw error;
  }
}

function browserOf(send: Send, session: string, end: () => Promise<void>): FramedBrowser {
  const run = <T>(expression: string) =>
    send<T>("POST", `${session}/execute/sync`, { script: `return (${expression});`, args: [] });
  const toPage = () => send("POST", `${session}/frame`, { id: null });
  const page: Looked = {
    async evaluate<T>(expression: string) {
      await toPage();
      return run<T>(expression);
    },
  };
  const frame: Looked = {
    async evaluate<T>(expression: string) {
      await toPage();
      const element = await run<object>(`document.querySelector("section.tool iframe")`);
      await send("POST", `${session}/frame`, { id: element });
      return run<T>(expression);
    },
  };
  return {
    page,
    frame,
    goto: async (address) => {
      await toPage();
      await send("POST", `${session}/url`, { url: address });
    },
    reload: async () => {
      await toPage();
      await send("POST", `${session}/refresh`, {});
    },
    close: async () => {
      await send("DELETE", session).catch(() => undefined);
      await end();
    },
  };
}
