import { FetchRefused } from "../fetch-safely.ts";

/**
 * Why a service of a platform did not do what it was asked: a code that an admin's page explains. `status_503` and the
 * like are the platform's own; those of {@link FetchRefused} are reasons not to call it, or not to take its answer.
 */
export class ServiceTrouble extends Error {
  readonly code: string;
  /** Seconds that the platform asked to be left alone. */
  readonly retryAfter: number | null;
  constructor(code: string, retryAfter: number | null = null) {
    super(`a platform's service: ${code}`);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The code of what went wrong with a platform; null for a mistake of our own, which is the caller's to throw on. */
export function troubleCode(error: unknown): string | null {
  if (error instanceof ServiceTrouble) return error.code;
  return error instanceof FetchRefused ? error.reason : null;
}

/** A platform that says "later" for longer than this is asked all the same. */
const LONGEST_WAIT = 3600;

/** The trouble that an answer stands for that is not 2xx. */
export function statusTrouble({ status, headers }: { status: number; headers: Headers }): ServiceTrouble {
  const after = Number(headers.get("retry-after") ?? "");
  const seconds = Number.isFinite(after) && after > 0 ? Math.min(after, LONGEST_WAIT) : null;
  return new ServiceTrouble(`status_${status}`, seconds);
}
