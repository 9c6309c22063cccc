/** What only the extension says: side panel, popup, options and welcome page. */
export const askAboutPage = "Ask about this page";
export const readAgain = "Read this page again";
export const movedOn = "Another page is in front now.";
export const stillAbout = (title: string) => `What stands here is about “${title}”, where you pressed.`;
export const readThat = "Ask about the page in front";
export const pressThere = "To ask about the page in front, press the button of Ask a Peer there.";
export const widgetHere = "Ask a Peer is on this page already.";
export const widgetHereNext = "Ask there, beside the lesson: your questions and answers are the same in both places.";
export const threads = "Threads";
export const coaching = "Coaching";

export const noServerTitle = "This browser does not belong to an organisation yet.";
export const noServer = "Open the invitation you were sent, then press the button of Ask a Peer on that page.";
export const welcomeAction = "How it works";

export const noStorageTitle = "This browser lets the extension keep nothing.";
export const noStorage =
  "Allow it to store data, or use Ask a Peer in a normal window. Until then the web pages of your organisation work.";

export const connectTitle = (host: string) => `Connect to ${host}?`;
export const connectWhy = "Your questions will go there, and nowhere else.";
export const connectReplaces = (host: string) =>
  `You are connected to ${host} now. Changing signs you out there and clears this device.`;
export const connect = "Connect";
export const notNow = "Not now";

export const service = "Service";
export const otherService = "Connect to another address";
export const address = "Address";
export const addressHint = "It begins with https:// and is in your invitation.";
export const addressWrong = "That is no address we can connect to. It begins with https://";
export const byCode = "Connect by a code";
export const byCodeHint =
  "Your course shows one: open Ask a Peer there, and press “Use this account in the browser extension”.";
export const code = "Code";
export const codeDone = "Connected. You are the same person here as in your course.";
export const notifications = "Notifications";
export const notify = "Tell me when a colleague asks, outside my quiet hours";
export const notifyHint = "Only the topic is shown, never the question.";
export const notifyRefused = "The browser did not allow notifications. Nothing was changed.";
export const welcomeTitle = "Stuck on a course page? Ask a colleague who knows this.";
export const welcomeSteps: readonly string[] = [
  "Open the invitation you were sent and press the button of Ask a Peer there. That connects this browser to your organisation.",
  "On any course page press the button, or Alt+Shift+K. A panel shows what the page is about and who knows it.",
  "Ask. A colleague who knows it gets your question; you talk, and you note what you learnt.",
];
export const welcomePrivacyTitle = "What it sees";
export const welcomePrivacy =
  "Nothing, until you press. Then it reads titles and headings of that one page, shows you exactly what will be sent, and lets you leave out anything.";
export const connected = (host: string) => `Connected to ${host}.`;
