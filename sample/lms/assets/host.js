// What the tool in a frame may say to the page around it. Nobody else is listened to.
const frameOf = (source) =>
  [...document.querySelectorAll("iframe[data-origin]")].find((one) => one.contentWindow === source);

const LEAST = 120;
const MOST = 6000;

const answers = {
  "lti.frameResize"(frame, { height }) {
    if (frame.dataset.resizes !== "yes") return null;
    const pixels = Number(height);
    if (!Number.isFinite(pixels)) return { error: { code: "bad_request", message: "height has to be a number" } };
    frame.style.height = `${Math.min(Math.max(Math.ceil(pixels), LEAST), MOST)}px`;
    return {};
  },
  "lti.capabilities"(frame) {
    const target = frame.dataset.storage;
    const stored = target ? ["lti.get_data", "lti.put_data"].map((subject) => ({ subject, frame: target })) : [];
    const resized = frame.dataset.resizes === "yes" ? [{ subject: "lti.frameResize" }] : [];
    return { supported_messages: [{ subject: "lti.capabilities" }, { subject: "lti.close" }, ...resized, ...stored] };
  },
  "lti.close": close,
  "org.imsglobal.lti.close": close,
};

function close(frame) {
  if (frame.dataset.after) window.location.assign(frame.dataset.after);
  else frame.closest("section")?.remove();
  return null;
}

addEventListener("message", (event) => {
  const frame = frameOf(event.source);
  if (!frame || event.origin !== frame.dataset.origin) return;
  const message = typeof event.data === "string" ? parsed(event.data) : event.data;
  const answer = Object.hasOwn(answers, message?.subject) ? answers[message.subject](frame, message) : null;
  if (answer === null) return;
  const { subject, message_id } = message;
  event.source.postMessage({ subject: `${subject}.response`, message_id, ...answer }, event.origin);
});

// Some tools send text.
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
