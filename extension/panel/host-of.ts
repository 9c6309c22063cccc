/** The part of a service's address that a person recognises. */
export const hostOf = (server: string): string => (URL.canParse(server) ? new URL(server).host : server);
