import { type ChildProcess, spawn } from "node:child_process";

const running = new Set<ChildProcess>();

/** Runs one of Node's programs with its output on ours, and gives its exit code; 1 when it ended by a signal. */
export function runStep(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, { stdio: "inherit", env: { ...process.env, ...environment } });
    running.add(child);
    child.once("error", reject);
    child.once("exit", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** Ends what is still running when this process is told to stop, so that nothing outlives it. */
export function stopTogether(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill("SIGTERM");
      process.exitCode = 1;
    });
  }
}
