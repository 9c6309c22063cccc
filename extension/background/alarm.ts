import { browser } from "wxt/browser";

const SWEEP = "sweep";
const MINUTES = 0.5;

/** The pull that is the truth: every half minute, also when the worker was stopped in between. */
export function keepAlarm(sweep: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SWEEP) sweep();
  });
  void ensureAlarm();
}

/** Made once: making it anew at each wake-up would put it off for ever. */
async function ensureAlarm(): Promise<void> {
  if ((await browser.alarms.get(SWEEP)) === undefined) await browser.alarms.create(SWEEP, { periodInMinutes: MINUTES });
}
