/** What is said in a course's frame. */
export const title = "Ask a peer";

// When the page has no session, or no longer
export const over = "Open this page again from your course.";
export const overWhy = "You were away for a while, so this page was closed. Nothing that you sent is lost.";
export const overWords = "What you had begun to write:";
export const noLaunch = "Open this page from your course.";
export const noLaunchWhy = "It only works there: your course tells us who you are.";
export const nobody = "Your course opens this page without telling who you are.";
export const nobodyWhy = "So nothing can be asked here. Whoever looks after the course can change that.";

// A learner
export const chosen = (skills: readonly string[]) => `Chosen for this place: ${skills.join(", ")}.`;
export const coaching = "Coaching";
export const threads = "Threads";

// A teacher's two places
export const places = "Places";
export const ask = "Ask";
export const asked = "What learners ask here";
