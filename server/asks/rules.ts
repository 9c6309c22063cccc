import { HOUR, SECOND } from "../clock.ts";

/** At most so many people hold an offer of one ask at once. */
export const MAX_HELD = 3;
/** A coach never holds more waiting offers than this. */
export const MAX_WAITING = 10;
/** How long a coach has, in minutes of their own working hours. */
export const OFFER_MINUTES = 4 * 60;
/** "Not now", "pass" and "no" can be taken back for so long. */
export const UNDO_FOR = 10 * SECOND;
/** An undo that was on its way when the ten seconds ended still counts. */
export const UNDO_GRACE = 2 * SECOND;
/** How often an ask may be passed on before it stays where it is. */
export const MAX_PASSES = 3;
/** After so many waves the answer is "nobody yet". */
export const MAX_WAVES = 6;
/** An offer or a message that nobody has seen for so long goes out as a mail. */
export const MAIL_AFTER = 10 * 60 * SECOND;
/** A coach who accepted and says nothing is reminded after so many working minutes, and as many later it is routed on. */
export const SILENT_COACH_MINUTES = 8 * 60;
/** A thread without a word is asked after, and closes when that stays without an answer. */
export const QUIET_FOR = 7 * 24 * HOUR;
export const QUIET_END = 14 * 24 * HOUR;

/** How many hold an ask in a wave: the person asked by name alone, then two, then three; or three at once. */
export const waveSize = (wave: number, byName: boolean) => (byName ? Math.min(wave, MAX_HELD) : MAX_HELD);

type Status = "routing" | "accepted" | "resolved" | "withdrawn" | "unanswered";
type Step = "route" | "accept" | "hand_back" | "message" | "resolve" | "withdraw" | "give_up" | "quiet";

/** The allowed steps of an ask: from which status, to which. */
export const steps: Record<Step, { from: readonly Status[]; to: Status | null }> = {
  route: { from: ["routing"], to: "routing" },
  accept: { from: ["routing"], to: "accepted" },
  hand_back: { from: ["accepted"], to: "routing" },
  message: { from: ["accepted", "resolved"], to: null },
  resolve: { from: ["accepted"], to: "resolved" },
  withdraw: { from: ["routing", "accepted"], to: "withdrawn" },
  give_up: { from: ["routing"], to: "unanswered" },
  quiet: { from: ["accepted"], to: "withdrawn" },
};

/** Whether an ask in `status` may take `step`. */
export const mayStep = (status: Status, step: Step) => steps[step].from.includes(status);
