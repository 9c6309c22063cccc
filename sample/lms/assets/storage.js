// Keeps what tools ask to be kept, for each origin apart, as long as the tab is open.
const origins = JSON.parse(document.currentScript.dataset.origins);
const LONGEST = 4096;
const MOST = 500;

const place = (origin, key) => `lti ${origin} ${key}`;
const isText = (value) => typeof value === "string" && value.length > 0 && value.length <= LONGEST;
const bad = (message) => ({ error: { code: "bad_request", message } });

const answers = {
  "lti.put_data"(origin, { key, value }) {
    if (!isText(key)) return bad("key has to be a text");
    if (value === null || value === undefined) sessionStorage.removeItem(place(origin, key));
    else if (!isText(value)) return bad("value has to be a text of at most 4096 characters");
    else if (sessionStorage.length >= MOST) return { error: { code: "storage_exhaustion", message: "too many keys" } };
    else sessionStorage.setItem(place(origin, key), value);
    return { key, value: value ?? null };
  },
  "lti.get_data"(origin, { key }) {
    return isText(key) ? { key, value: sessionStorage.getItem(place(origin, key)) } : bad("key has to be a text");
  },
  "lti.capabilities": () => ({
    supported_messages: [{ subject: "lti.capabilities" }, { subject: "lti.get_data" }, { subject: "lti.put_data" }],
  }),
};

addEventListener("message", ({ source, origin, data }) => {
  if (typeof data !== "object" || data === null || typeof data.subject !== "string" || source === null) return;
  if (data.subject.endsWith(".response")) return;
  const reply = (body) =>
    source.postMessage({ subject: `${data.subject}.response`, message_id: data.message_id, ...body }, origin);
  if (!origins.includes(origin))
    return reply({ error: { code: "wrong_origin", message: "not a tool of this campus" } });
  if (!isText(data.message_id)) return reply(bad("message_id is missing"));
  if (!Object.hasOwn(answers, data.subject))
    return reply({ error: { code: "unsupported_subject", message: data.subject } });
  return reply(answers[data.subject](origin, data));
});
