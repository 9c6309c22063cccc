/** What people are called in a sentence: the first word of the name that has a letter in it, or all of it. */
export const firstName = (name: string) => name.split(/\s+/u).find((word) => /\p{L}/u.test(word)) ?? name;

export const product = "Ask a peer";
export const undo = "Undo";
export const cancel = "Cancel";
export const save = "Save";
export const saved = "Saved.";
export const close = "Close";
export const back = "Back";
export const edit = "Edit";
export const done = "Done";
export const loading = "One moment …";
export const optional = "(if you like)";
export const remove = "Remove";
export const settings = "Settings";
export const tryAgain = "Try again";
export const signIn = "Sign in";
export const unread = (count: number) => `${count} unread`;

export const pictureAlt = "A picture that was sent with this";
export const pictureGone = "This picture cannot be shown now.";
export const pictureLoading = "Picture, one moment …";
export const pasteHint = "Code between ``` lines and pasted pictures are welcome.";
export const pictureRemove = (index: number) => `Remove picture ${index}`;
export const pictureAdd = "Add a picture";
export const pictureAdded = (count: number) =>
  count === 1 ? "One picture goes with it." : `${count} pictures go with it.`;
export const pictureTooLarge = "That picture is too large even after shrinking. Crop it and paste it again.";
export const pictureNot = "That is not a picture this browser can read. Nothing was added.";
export const pictureFull = "Three pictures go with one message. Remove one to add another.";

export const signedOut = "Sign in to ask, and to be asked.";
export const signedOutWhy = "You get a code by mail. There is no password.";
export const noServer = "This browser does not know your organisation’s service yet.";
export const noServerNext = "Open the invitation you were sent; its page connects this browser.";
