import type { Trouble, TroubleCode } from "../../carrier.ts";

/** What happened, what is safe, what to do; `action` is the one thing to press, when there is one. */
export interface TroubleWords {
  readonly happened: string;
  readonly safe: string;
  readonly action: "again" | "sign-in" | "settings" | null;
}

const keepsWords = "What you wrote is safe on this device.";

const own: Partial<Record<TroubleCode, TroubleWords>> = {
  offline: { happened: "You are offline.", safe: `${keepsWords} Try again once you are back.`, action: "again" },
  slow: {
    happened: "The service takes too long to answer.",
    safe: `${keepsWords} Try again in a moment.`,
    action: "again",
  },
  away: {
    happened: "The service cannot be reached just now.",
    safe: `${keepsWords} Try again in a moment.`,
    action: "again",
  },
  unreadable: {
    happened: "The service answered in a way we do not understand.",
    safe: `${keepsWords} An update of the extension may help.`,
    action: "again",
  },
  no_server: {
    happened: "This browser does not know your organisation’s service yet.",
    safe: "Open the invitation you were sent, or enter the address in the settings.",
    action: "settings",
  },
  storage: {
    happened: "This browser keeps nothing between two openings.",
    safe: "What you write is sent, but not kept. Close other windows of this product, or allow storage.",
    action: null,
  },
  cancelled: {
    happened: "The window was closed before you were signed in.",
    safe: "Nothing was changed.",
    action: "sign-in",
  },
  not_signed_in: { happened: "You are signed out.", safe: `${keepsWords} Sign in to go on.`, action: "sign-in" },
  broken: {
    happened: "Something went wrong on our side.",
    safe: `${keepsWords} Try again in a moment.`,
    action: "again",
  },
  too_many: {
    happened: "That was a lot at once.",
    safe: "Nothing is lost. Wait a moment, then try again.",
    action: "again",
  },
};

/** The words for what stands in the way; the contract's own sentence where it says all. */
export const wordsFor = (trouble: Trouble): TroubleWords =>
  own[trouble.code] ?? {
    happened: trouble.title || "That did not work.",
    safe: trouble.title ? "" : keepsWords,
    action: null,
  };

export const offline = "You are offline. What you write is kept here and goes out when you are back.";
export const away = "The service cannot be reached just now. What you write is kept here and goes out by itself.";
export const memory = "This browser keeps nothing: what you write lives until this window closes.";
export const kept = (count: number) => (count === 1 ? "One thing is on its way." : `${count} things are on their way.`);
export const refused = "The service did not take this. Your words are kept here.";
export const again = "Send again";
export const forget = "Let it go";
