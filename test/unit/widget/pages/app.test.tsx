// @vitest-environment happy-dom
import type { JSX } from "preact";
import { expect, onTestFinished, test } from "vitest";
import type { Carrier } from "../../../../widget/carrier.ts";
import { App } from "../../../../widget/pages/app/app.tsx";
import { carrierLater } from "../../../../widget/pages/app/carrier-later.ts";
import { later } from "../../../../widget/pages/app/later.tsx";
import { createModels } from "../../../../widget/pages/app/models.ts";
import { createRouter } from "../../../../widget/pages/app/router.ts";
import { localAsk } from "../../../factories/seen.ts";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";
import { after, button, press, show, type } from "../ui/dom.ts";

/** The app at an address, before its carrier is there. */
async function app(world: World = {}, failures = 0) {
  window.history.replaceState(null, "", "/");
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  let left = failures;
  const late = carrierLater(() => {
    left -= 1;
    return left >= 0 ? Promise.reject(new TypeError("no way")) : Promise.resolve<Carrier>(stillCarrier(world).carrier);
  });
  const root = await show(
    <App late={late} models={createModels(late.carrier)} router={createRouter(window, ending.signal)} />,
  );
  return { root, open: () => after(() => late.open()) };
}

test("one can type before anything is known; neither words nor focus move when it is", async () => {
  const { root, open } = await app({ asks: [localAsk()] });
  const field = root.querySelector("input");
  field?.focus();
  await type(root, "input", "Window functions");
  await open();
  expect(document.activeElement).toBe(field);
  expect(root.querySelector("input")).toBe(field);
  expect(field?.value).toBe("Window functions");
  expect(root.textContent).toContain(localAsk().ask.goal);
});

test("what was looked for before one is known to be signed in is found afterwards", async () => {
  const asked: unknown[] = [];
  const match = (body: unknown) => {
    asked.push(body);
    return Promise.resolve({ ok: true as const, value: { skills: [], people: [], takeaways: [] } });
  };
  const { root, open } = await app({ find: { match } });
  await type(root, "input", "Window functions");
  await press(root, "Look");
  expect(root.textContent).toContain("Looking for people");
  await open();
  expect(asked).toEqual([{ topic: { title: "Window functions" } }]);
});

test("who turns out to be signed out is asked to sign in, with the focus in the content", async () => {
  const { root, open } = await app({ status: { session: "signed_out" } });
  root.querySelector("input")?.focus();
  await open();
  expect(root.querySelector("input")).toBeNull();
  expect(button(root, "Sign in")).toBeDefined();
  expect(document.activeElement).toBe(root.querySelector("main"));
});

test("a program that does not come says so, and comes when tried again", async () => {
  const { root, open } = await app({ asks: [localAsk()] }, 1);
  await type(root, "input", "Window functions");
  await open();
  expect(root.querySelector("[role=alert]")?.textContent).toContain("could not be loaded");
  button(root, "Try again").focus();
  await press(root, "Try again");
  expect(root.querySelector("[role=alert]")).toBeNull();
  expect(document.activeElement).toBe(root.querySelector("main"));
  expect(root.querySelector("input")?.value).toBe("Window functions");
  expect(root.textContent).toContain(localAsk().ask.goal);
});

test("a screen that does not come says so; tried again, it is there, and the focus stays in the content", async () => {
  let tries = 0;
  const { Part } = later<{ name: string }>(() => {
    tries += 1;
    return tries === 1 ? Promise.reject(new TypeError("no way")) : Promise.resolve(({ name }) => <p>Hello {name}</p>);
  });
  const root = await show(
    <main tabIndex={-1}>
      <Part name="Ida" />
    </main>,
  );
  await after(() => {});
  expect(root.querySelector("[role=alert]")?.textContent).toContain("could not be loaded");
  button(root, "Try again").focus();
  await press(root, "Try again");
  await after(() => {});
  expect(root.textContent).toBe("Hello Ida");
  expect(document.activeElement).toBe(root.querySelector("main"));
});

test("a screen fetched before it is wanted is there at once; until then a quiet sentence", async () => {
  let give = (_: () => JSX.Element) => {};
  const screen = later<object>(
    () =>
      new Promise((resolve) => {
        give = resolve;
      }),
  );
  const waiting = await show(<screen.Part />);
  expect(waiting.querySelector("[role=status]")?.textContent).toBe("One moment …");
  await after(() => give(() => <p>Here</p>));
  expect(waiting.textContent).toBe("Here");
  expect((await show(<screen.Part />)).textContent).toBe("Here");
});
