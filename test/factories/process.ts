import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A port of loopback that is free now. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

interface Started {
  process: ChildProcess;
  /** All that it wrote so far, on both channels. */
  output(): string;
  /** Resolves with the first match of `pattern` in what it writes; rejects when it ends before. */
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Ends it with a signal and waits until it is gone. Gives its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts one of the server's programs as a process of its own, with an environment of its own. */
export function startProcess(script: string, env: Record<string, string>, args: string[] = []): Started {
  const inherited = { PATH: process.env["PATH"] ?? "", SystemRoot: process.env["SystemRoot"] ?? "" };
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...inherited, ...env } });
  let written = "";
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    written += chunk.toString();
    listeners.forEach((listener) => listener());
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const gone = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return {
    process: child,
    output: () => written,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = written.match(pattern);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        void gone.then((code) => reject(new Error(`ended with ${code} before it said ${pattern}:\n${written}`)));
        look();
      }),
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return gone;
    },
  };
}
