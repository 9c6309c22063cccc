import { problems } from "../contract/problem.ts";
import type { Refusal } from "../refusal.ts";
import { page } from "./layout.ts";
import { plain } from "./parts.ts";

const again = { to: "/sign-in/again", label: "Try another address" };

/** What someone reads who proved an address that opens nothing. */
export const turnedAway = {
  unknown: (email: string) => ({
    heading: "We do not know you yet",
    words: [
      `${email} is not in the directory of an organisation here.`,
      "Ask whoever looks after Ask a Peer at your company for an invitation. It is an address that you open.",
    ],
    way: again,
  }),
  left: (email: string) => ({
    heading: "You are not in the directory any more",
    words: [
      `Your organisation has noted that whoever has ${email} left.`,
      "If that is a mistake, whoever looks after Ask a Peer there can invite you again.",
    ],
    way: again,
  }),
  invitation_of_other: (email: string) => ({
    heading: "This invitation is for somebody else",
    words: [
      `It was made for another address than ${email}.`,
      "If that other address is yours too, sign in with it. Otherwise ask for an invitation of your own.",
    ],
    way: again,
  }),
  invitation_over: (email: string) => ({
    heading: "This invitation is over",
    words: [`It does not let anybody in any more, and ${email} is not in the directory yet.`, "Ask for a new one."],
    way: again,
  }),
};

/** A refusal as a page, with the status that the contract gives its code. */
export function refusalPage({ code }: Refusal): Promise<Response> {
  const { status, title } = problems[code];
  const way = status === 404 ? { to: "/", label: "Go to the start" } : { to: "/sign-in", label: "Start again" };
  const [heading = title, ...rest] = title.split(/(?<=[.;]) /);
  return page({ title: heading, status, body: plain({ heading, words: rest, way }) });
}
