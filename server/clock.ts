/** The service's time. Injected everywhere, so that tests and the demo can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs like the system's, moved ahead by what it was advanced. */
export function movableClock(base: Clock = systemClock): Clock & { advance(milliseconds: number): void } {
  let ahead = 0;
  return {
    now: () => new Date(base.now().getTime() + ahead),
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** `date` moved by `milliseconds`. */
export const after = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds);
