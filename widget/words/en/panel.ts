/** What only the extension says: side panel, popup, options and welcome page. */
export const askAboutPage = "Ask about this page";
export const readAgain = "Read this page again";
export const threads = "Threads";

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
