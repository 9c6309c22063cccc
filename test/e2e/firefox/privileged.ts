/**
 * What runs in the browser's own window, with all its rights (`--remote-allow-system-access`): it presses the
 * browser's own buttons, and opens to the test what is in no tab. Each is the text of a function.
 */

/**
 * BiDi knows tabs only; popups and sidebars are `<browser>` elements like those of tabs, so they are made known
 * to it. Gives the contexts of those that show an address beginning so.
 */
export const OUTSIDE_TABS = `((prefix) => {
  const { NavigableManager: known } = ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs");
  const browsers = (root) => [...root.querySelectorAll("browser")].flatMap((one) => [one, ...(one.contentDocument ? browsers(one.contentDocument) : [])]);
  // A popup is loaded in a hidden element and moves to another one when it is shown.
  const LOADING = "webextension-preload-browser";
  if (!Object.hasOwn(known, "getBrowserById")) {
    const inTabs = known.getBrowserById;
    known.getBrowserById = (id) =>
      inTabs.call(known, id) ?? browsers(document).find((one) => one.permanentKey && known.getIdForBrowser(one) === id) ?? null;
  }
  return browsers(document)
    .filter((one) => one.currentURI?.spec.startsWith(prefix) && !gBrowser.browsers.includes(one))
    .filter((one) => !one.classList.contains(LOADING) && (one.closest("panel")?.state ?? "open") === "open")
    .map((one) => {
      one.permanentKey ??= new (Cu.getGlobalForObject(one).Object)();
      return known.getIdForBrowser(one);
    });
})`;

/** Presses the toolbar button of an add-on with the mouse. */
export const PRESS_BUTTON = `((id) => {
  const button = document.getElementById(id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, "_") + "-BAP");
  const { x, y, width, height } = button.getBoundingClientRect();
  if (width === 0) throw new Error("The button is not on the toolbar.");
  for (const [type, clickCount] of [["mousemove", 0], ["mousedown", 1], ["mouseup", 1]])
    window.synthesizeMouseEvent(type, x + width / 2, y + height / 2, { button: 0, clickCount }, {});
  return true;
})`;

/** Presses the add-on's shortcut on the keyboard; keys that BiDi presses reach the page alone. */
export const PRESS_SHORTCUT = `(() => {
  const keyboard = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  keyboard.beginInputTransactionForTests(window);
  const keys = [["Alt", "AltLeft"], ["Shift", "ShiftLeft"], ["K", "KeyK"]].map(([key, code]) => new KeyboardEvent("", { key, code }));
  for (const key of keys) keyboard.keydown(key);
  for (const key of keys.toReversed()) keyboard.keyup(key);
  return true;
})`;

/** What Firefox made of the manifest, and what it would say about it when it installs the add-on. */
export const INSTALLED = `((id) => {
  const { ExtensionData } = ChromeUtils.importESModule("resource://gre/modules/Extension.sys.mjs");
  const { host, extension } = { host: WebExtensionPolicy.getByID(id).mozExtensionHostname, extension: WebExtensionPolicy.getByID(id).extension };
  const permissions = extension.getRequiredPermissions();
  const { msgs } = ExtensionData.formatPermissionStrings({ permissions, origins: permissions.origins, type: "prompt" });
  return { origin: "moz-extension://" + host, permissions, asksFor: msgs, warnings: [...extension.warnings, ...extension.errors] };
})`;

/** Whether the event page runs now. */
export const BACKGROUND_STATE = `((id) => WebExtensionPolicy.getByID(id).extension.backgroundState)`;

/** Stops the event page, as the browser does after half a minute of silence. */
export const SUSPEND = `((id) => WebExtensionPolicy.getByID(id).extension.terminateBackground().then(() => true))`;

/** What went wrong in the add-on's pages and its background, as the browser's console has it. */
export const ERRORS = `((origin) => Services.console.getMessageArray()
  .filter((one) => one instanceof Ci.nsIScriptError)
  .map((one) => ({ text: one.errorMessage, from: one.sourceName + ":" + one.lineNumber, isError: (one.flags & one.warningFlag) === 0 }))
  .filter((one) => one.isError && (one.from.startsWith(origin) || one.text.includes(origin)))
  .map((one) => one.text + " (" + one.from + ")"))`;

/** Chooses an add-on's item out of the page's context menu, which must be opening. */
export const PICK_FROM_MENU = `(async (id) => {
  const menu = document.getElementById("contentAreaContextMenu");
  if (menu.state !== "open") await new Promise((resolve) => menu.addEventListener("popupshown", resolve, { once: true }));
  const item = [...menu.querySelectorAll("menuitem")].find((one) => one.id.startsWith(id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, "_") + "-menuitem-"));
  if (item === undefined) return null;
  const { label } = item;
  menu.activateItem(item);
  return label;
})`;

/** Says yes to what the browser asks the person about an add-on's permission. */
export const ALLOW = `(async () => {
  if (PopupNotifications.panel.state !== "open")
    await new Promise((resolve) => PopupNotifications.panel.addEventListener("popupshown", resolve, { once: true }));
  PopupNotifications.panel.firstElementChild.button.click();
  return true;
})`;

/** Closes the sidebar, as its own cross does. */
export const CLOSE_SIDEBAR = `(() => (SidebarController.hide(), true))`;
