import type { Page } from "@playwright/test";
import type { Attached } from "./attached.ts";
import type { DemoPerson } from "./demo.ts";
import type { Profile } from "./profile.ts";

/** Signs in as this person from a panel: through the service's own page, in the window that the extension opens. */
export async function signIn(profile: Profile, panel: Pick<Attached, "click">, person: DemoPerson): Promise<void> {
  const opened = profile.context.waitForEvent("page");
  await panel.click(/^Sign in$/);
  const page = await opened;
  const closed = page.waitForEvent("close");
  await choosePerson(page, person);
  await closed;
}

/** On the demo's sign-in page: this person out of the list of all. */
export async function choosePerson(page: Page, person: DemoPerson): Promise<void> {
  const list = page.locator("details", { has: page.locator(`option[value="${person.id}"]`) });
  await list.locator("summary").click();
  await list.getByRole("combobox").selectOption(person.id);
  await list.getByRole("button").click();
}
