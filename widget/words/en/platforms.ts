import type { LtiKeysFound, LtiPlatform, LtiShare } from "../../../server/contract/index.ts";
import { counted, date, when, type Moment } from "../dates.ts";

export const platforms = "Learning platforms";
export const why =
  "A platform such as Moodle or Canvas opens Ask a Peer beside its lessons, once the two know each other.";
export const addTitle = "Add Ask a Peer to your learning platform";
export const addAnother = "Add another platform";
export const none = "No learning platform knows Ask a Peer yet.";
export const list = "Platforms that know Ask a Peer";

export const roads = { address: "One address", canvas: "Canvas, by JSON", hand: "By hand" };
export const roadLegend = "Which way?";
export const roadHints = {
  address:
    "The simplest way, for Moodle, Canvas, Blackboard, Brightspace and others. You make an address and paste it where your platform adds a tool by its registration address.",
  canvas: "For a Canvas that has no dynamic registration, or where you want to make the LTI key yourself.",
  hand: "For a platform that can neither. You copy addresses in both directions.",
};

export const review = "Let me look it over here before anybody can open it";
export const makeAddress = "Make a registration address";
export const makeUpdate = "Make an address to update it";
export const sendSettings = "Send our settings again";
export const settingsSent = (name: string) => `${name} has our addresses as they are now.`;
export const settingsNotTaken = (problem: string) =>
  `The platform did not take them (${problem.replaceAll("_", " ")}). Make an address to update it instead.`;
export const addressOnce = "Copy this address now; it is shown once, and works once, for a day.";
export const addressUpdates = (name: string) =>
  `Open this address from ${name}, as when it was added. Its people, courses and rules stay.`;
export const copy = "Copy";
export const copyNamed = (label: string) => `Copy: ${label}`;
export const copied = "Copied.";
export const notCopied = "This browser does not let us copy. Mark it and copy it yourself.";
export const openAddresses = "Registration addresses that wait";
export const addressLine = (until: Moment, now: Moment, name: string | null, isReview: boolean) =>
  [
    name === null ? "for a new platform" : `to update ${name}`,
    `good until ${when(until, now)}`,
    ...(isReview ? ["waits for you afterwards"] : []),
  ].join(", ");
export const takeBack = "Take back";
export const takeBackNamed = (line: string) => `Take back the address ${line}`;
export const addressSteps = [
  "Make an address below, and copy it.",
  "In Moodle: Site administration, Plugins, External tool, Manage tools. Paste it as Tool URL and press “Add LTI Advantage”.",
  "In Canvas: Admin, Apps, Manage, install a new app by Dynamic Registration. Paste it there.",
  "Look at what is shared, confirm, and turn the tool on in the platform.",
];

export const canvasSteps = [
  "Canvas: Admin, Developer Keys, add an LTI key. Choose “Enter URL” and paste this address.",
  "Turn the key on, and add the app to an account or course by its client ID.",
  "Come back and write down below which client ID Canvas made.",
];
export const canvasAddress = "Configuration for Canvas";
export const canvasQuiet =
  "It asks for names, e-mail and rosters, not for grades, and stays out of the course menu until a teacher turns it on.";
export const nextByHand = "Go on: write Canvas down";

export const toolTitle = "What your platform asks for";
export const toolLines = {
  loginUrl: "Login address",
  launchUrl: "Launch and redirect address",
  keysUrl: "Public keys (JWKS)",
};
export const handTitle = "What your platform told you";
export const name = "Name";
export const nameHint = "As your admins call it.";
export const issuer = "Issuer (platform ID)";
export const clientId = "Client ID";
export const authUrl = "Authentication request address";
export const tokenUrl = "Access token address";
export const keysUrl = "Public keyset address";
export const deployments = "Deployment IDs";
export const deploymentsHint = "One a line. Leave it empty to take each as it comes.";
export const addPlatform = "Write it down";
export const taken = "A platform with this issuer and client ID is known already.";

export const statuses: Record<LtiPlatform["status"], string> = {
  pending: "waits for you",
  active: "can be opened",
  disabled: "turned off",
};
export const lastLaunch = (at: Moment | null, now: Moment) =>
  at === null ? "never opened yet" : `last opened ${when(at, now)}`;
export const people = (count: number) => counted(count, "person", "people");
export const courses = (count: number) => counted(count, "course");
export const show = "Look closer";
export const showNamed = (platform: string) => `Look closer: ${platform}`;
export const hide = "Fold up";
export const hideNamed = (platform: string) => `Fold up: ${platform}`;

export const confirmTitle = "This platform waits for you.";
export const confirmWhy =
  "It registered by an address that you asked to look over. Nobody can open Ask a Peer from it yet.";
export const confirm = "Let it in";
export const turnOff = "Turn off";
export const turnOn = "Turn on";

export const shares: Record<LtiShare, string> = {
  name: "names",
  email: "e-mail addresses",
  locale: "language",
  roster: "course rosters",
  grades: "takes scores",
};
export const sharesLine = (shared: readonly LtiShare[] | null) =>
  shared === null
    ? "What it shares is set in the platform; it was written down by hand."
    : shared.length === 0
      ? "It shares no names, no addresses and no rosters."
      : `It shares: ${shared.map((share) => shares[share]).join(", ")}.`;

const problems: Record<string, string> = {
  unreachable: "nothing answers there",
  too_slow: "it did not answer in time",
  too_large: "what came is too large for keys",
  redirect: "it leads on to another address, which is not followed",
  private_address: "it is an address of a private network",
  not_https: "it does not begin with https://",
  bad_address: "it is not an address",
  not_keys: "what came is not a key set",
  no_keys: "no RSA key of 2,048 bits with an id is there",
};
export const problem = (code: string) =>
  problems[code] ?? (code.startsWith("status_") ? `it answers ${code.slice(7)}` : code);
export const keysAway = (since: Moment, now: Moment, code: string | null) =>
  `This platform’s keys could not be fetched since ${when(since, now)}${code === null ? "" : `: ${problem(code)}`}.`;
export const keysAwayNext =
  "Until then only the keys that are known count. Check the keyset address below, and whether this service may reach it.";
export const keysFound = ({ count, problem: code }: LtiKeysFound) =>
  code === null
    ? `${counted(count, "key")} found.`
    : `No keys could be used: ${problem(code)}. It is saved all the same.`;
export const lookAgain = "Look at the keys again";

export const settings = "Rules";
export const settingsSaved = "Saved.";
export const policy = "Deployments";
export const policies: Record<LtiPlatform["deploymentPolicy"], string> = {
  strict: "Only those listed below",
  accept_and_record: "Take and list each as it comes",
};
export const matching = "Somebody who comes for the first time";
export const matchings: Record<LtiPlatform["matching"], string> = {
  never: "is new here",
  email: "is whoever has their e-mail address here",
  sourced_id: "is whoever the institution’s own ID names",
};
export const trusted = "The e-mail addresses of this platform are verified by our organisation";
export const trustedHint =
  "Only then may an address alone say who somebody is. Whoever can set an address there could enter as somebody else.";
export const anonymous = "People may open it without being named";
export const grades = "Send a score when somebody taught back what they learnt";
export const gradesHint =
  "Never asks, and never how many. The platform must take scores, too: if it was added without them, update it by a new address.";
export const frames = "Other hosts that show it in a frame";
export const framesHint = "One a line, such as https://school.instructure.com.";
export const addresses = "Addresses";
export const audience = "Audience of its tokens, if it is not the token address";

export const deployment = "Deployment";
export const deploymentState = (disabled: boolean) => (disabled ? "turned off" : "on");
export const deploymentsNone = "None yet.";
export const addDeployment = "Add a deployment";
export const deploymentId = "Deployment ID";
export const firstSeen = (at: Moment, now: Moment) => `known since ${date(at, now)}`;
export const turnOffNamed = (id: string) => `Turn off deployment ${id}`;
export const turnOnNamed = (id: string) => `Turn on deployment ${id}`;

export const danger = "Turn off or delete";
export const offTitle = (platform: string) => `Turn ${platform} off?`;
export const offWhat = [
  "Nobody can open Ask a Peer from it, and what is open there ends.",
  "Everything stays, and you can turn it on again.",
];
export const offYes = "Yes, turn it off";
export const remove = "Delete";
export const removeTitle = (platform: string) => `Delete ${platform}?`;
export const removeWhat = ({ people: who, courses: where }: LtiPlatform["counts"]) => [
  "Nobody can open Ask a Peer from it any more, and what is open there ends.",
  `Its ${courses(where)} with what teachers chose, rosters and scores on their way are gone for good.`,
  `${who === 1 ? "The one person who came" : `The ${people(who)} who came`} by it stay, with their questions and conversations.`,
];
export const removeYes = "Yes, delete it";
export const removed = "Deleted.";
