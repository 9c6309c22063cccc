export const places = "Places";
export const ask = "Ask";
export const inbox = "Inbox";
export const threads = "Threads";
export const coaching = "Coaching";
export const backToCoaching = "All units";
export const profile = "Profile";
export const settings = "Settings";
export const admin = "Organisation";
export const title = (place: string) => `${place} · Ask a peer`;
export const skip = "Go to the content";
export const backToThreads = "All threads";
export const partMissing = "This part could not be loaded.";
export const partMissingNext =
  "What you wrote is safe. Look at your connection, then try again. If that does not help, load the page anew.";
