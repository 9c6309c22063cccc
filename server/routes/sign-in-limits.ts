import { limited } from "./rate-limit.ts";

const QUARTER_HOUR = 15 * 60;
const DAY = 24 * 60 * 60;

/**
 * What stands between a machine and the doors. A whole company may sit behind one address, so an address is given
 * much; a mailbox is given little, which also bounds how often its code can be guessed: 20 codes of 5 tries a day.
 */
export function signInLimits() {
  return {
    codesPerEmail: limited({ points: 5, duration: QUARTER_HOUR }),
    codesPerEmailADay: limited({ points: 20, duration: DAY }),
    codesPerAddress: limited({ points: 200, duration: QUARTER_HOUR }),
    triesPerAddress: limited({ points: 300, duration: QUARTER_HOUR }),
    exchangesPerAddress: limited({ points: 300, duration: QUARTER_HOUR }),
    // A code to connect has eight characters: at this pace a machine would guess for a million years.
    connectsPerAddress: limited({ points: 60, duration: QUARTER_HOUR }),
    firstRunTries: limited({ points: 20, duration: QUARTER_HOUR }),
  };
}
export type SignInLimits = ReturnType<typeof signInLimits>;
