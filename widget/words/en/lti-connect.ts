import { clock, type Moment } from "../dates.ts";

/** How an account comes into the browser extension. */
export const connect = "Use this account in the browser extension";
export const connectWhy = "Then you can ask from any page, as the same person.";
export const connectSteps = "In the extension’s settings, choose “Connect by a code” and type:";
export const address = (origin: string) => `If it asks for an address: ${origin}`;
export const showCode = "Show a code";
export const newCode = "Show another code";
export const copy = "Copy";
export const copied = "Copied.";
export const copyNot = "This browser does not let the page copy. Type it, please.";
export const codeUntil = (at: Moment) => `It works once, until ${clock(at)}.`;
