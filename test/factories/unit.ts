import type { Unit, UnitMember } from "../../server/contract/index.ts";
import { at, id, ida, marta } from "./seen.ts";

const DAY = 24 * 60;

const member = (person: UnitMember["person"]): UnitMember => ({
  person,
  standing: "joined",
  invitedBy: null,
  agreedBy: [],
  until: null,
  answered: true,
  wantsEnd: false,
});

/** A pair of Ida and Marta that has met once, seen by Ida, whose turn it is to coach. */
export const unit = (changes: Partial<Unit> = {}): Unit => ({
  id: id(400),
  status: "active",
  role: "member",
  purpose: "Window functions for me, a quiet line in meetings for Marta",
  askId: null,
  members: [member(ida), member(marta)],
  next: { step: "coach_next", at: at(2 * DAY) },
  norms: [
    {
      version: 1,
      how: "Questions before advice. What is said here stays here.",
      meet: "Every other Thursday at ten, by video.",
      by: ida,
      at: at(-20 * DAY),
      acceptedBy: [ida, marta],
      heldAt: at(-19 * DAY),
    },
  ],
  mine: { hopes: "To read a plan alone", shown: true, discomfort: "" },
  hopes: [{ person: marta, text: "I would like to say no kindly, and mean it." }],
  sessions: [
    {
      id: id(410),
      at: at(-5 * DAY),
      minutes: 45,
      coach: marta,
      coached: [ida],
      tookPlace: true,
      by: ida,
      corrections: [
        {
          by: marta,
          at: at(-4 * DAY),
          was: { at: at(-5 * DAY), minutes: 60, coach: marta, coached: [ida], tookPlace: true },
        },
      ],
    },
  ],
  turn: ida,
  meetAt: at(2 * DAY),
  meetBy: marta,
  lines: [
    { id: id(420), person: ida, text: "A question that I cannot answer is a gift.", at: at(-DAY), journalId: null },
  ],
  openedAt: at(-30 * DAY),
  quietAt: at(60 * DAY),
  endedAt: null,
  endedBecause: null,
  leftAt: null,
  ...changes,
});
