import { existsSync, readFileSync } from "node:fs";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Vitest's JSON report, as far as it is counted. */
interface UnitReport {
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests?: number;
  testResults: { name: string; status: string; message: string; assertionResults: { status: string }[] }[];
}

/** Playwright's. */
interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
}

/** A report as JSON; null when its program ended before writing one. */
function read<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : null;
}

/**
 * Counts a Vitest report. A file that could not be run counts as one failure, and so does a program that ended badly
 * without saying why.
 */
export function tallyUnits(path: string, exitCode: number): Tally {
  const report = read<UnitReport>(path);
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const assertions = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((one) => one.status === "failed"),
  );
  const failed = assertions.filter(({ status }) => status === "failed").length + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** Counts a Playwright report, with the same care. */
export function tallyBrowser(path: string, exitCode: number): Tally {
  const report = read<BrowserReport>(path);
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + report.errors.length;
  return { passed: expected + flaky, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}

/** How many browser tests there are, by their list; at least one, so that leaving them out is never silent. */
export function countListed(path: string): number {
  interface Suite {
    specs?: unknown[];
    suites?: Suite[];
  }
  const count = ({ specs = [], suites = [] }: Suite): number =>
    suites.reduce((sum, suite) => sum + count(suite), specs.length);
  return Math.max(1, count(read<Suite>(path) ?? {}));
}

export const sum = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
});

/** The last line: `N passed, N failed`, and `, N skipped` when some were. */
export const summary = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
