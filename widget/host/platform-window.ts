/** The window around the frame: the platform's page, and the one origin that is spoken to. */
export interface PlatformWindow {
  readonly own: Window;
  readonly origin: string;
  /** Ends listening. */
  readonly signal: AbortSignal;
}

/** A message as the platforms' specifications have it: a subject, and whatever belongs to it. */
export interface PlatformMessage {
  readonly subject: string;
  readonly [member: string]: unknown;
}

/** Says something to the platform's page, and to no page of another origin that may stand there. */
export function tellPlatform({ own, origin }: PlatformWindow, message: PlatformMessage): void {
  if (own.parent !== own) own.parent.postMessage(message, origin);
}

/** Hears what the platform's page says; words from another origin, another window or of another shape are dropped. */
export function hearPlatform(around: PlatformWindow, tell: (message: PlatformMessage) => void): void {
  const { own, origin, signal } = around;
  own.addEventListener(
    "message",
    (event) => {
      const isFromPlatform = event.origin === origin && event.source === own.parent && own.parent !== own;
      if (isFromPlatform && isMessage(event.data)) tell(event.data);
    },
    { signal },
  );
}

function isMessage(data: unknown): data is PlatformMessage {
  return typeof data === "object" && data !== null && "subject" in data && typeof data.subject === "string";
}
