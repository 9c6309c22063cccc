/* Finds the LMS as SCORM 1.2 tells: upwards through the parents, at most seven steps. */
function findAPI(win) {
  for (let step = 0; step < 7 && !win.API && win.parent && win.parent !== win; step++)
    win = win.parent;
  return win.API ?? null;
}
const api = findAPI(window);
if (api && api.LMSInitialize("") === "true") {
  api.LMSSetValue("cmi.core.lesson_location", "2");
  addEventListener("pagehide", () => api.LMSFinish(""));
}
