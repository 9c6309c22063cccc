const QUESTION = "ask-a-peer.here";

/**
 * Says to the extension that the widget is on its page, when it asks from around the frame: it then leaves the page to
 * the widget. Nothing else is told, so whoever holds the frame may ask.
 */
export function sayHere(own: Window, signal: AbortSignal): void {
  own.addEventListener(
    "message",
    ({ data, source, origin }) => {
      const asks = typeof data === "object" && data !== null && (data as { subject?: unknown }).subject === QUESTION;
      const around = [own.parent, own.top];
      if (asks && source !== null && around.includes(source as Window)) {
        (source as Window).postMessage({ subject: `${QUESTION}.response` }, origin);
      }
    },
    { signal },
  );
}
