/**
 * What the documented examples name: ids that the demo sets aside for them, so that each example succeeds there as its
 * first person, Ida Lindqvist, who is an admin. `server/demo/example-rows.ts` puts the rows behind them.
 */
const id = (end: string) => `01900000-0000-7000-8000-${end.padStart(12, "0")}`;

/** Ids of offers that wait for Ida, one for each thing that can be done with one. */
const offers = {
  accept: id("f1"),
  decline: id("f2"),
  snooze: id("f3"),
  pass: id("f4"),
  undo: id("f5"),
};

export const examples = {
  /** A colleague who has confirmed. */
  colleague: id("2"),
  /** A colleague whom nobody minds having leave or be promoted in an example. */
  leaver: id("3"),
  /** A skill that Ida has evidence for, and may lose. */
  skill: "window-functions",
  /** A skill that is another one by another name, so that an example may merge it. */
  twinSkill: "sheet-pivoting",
  /** Skills that were typed: one of Ida's to take back, one to decide on. */
  myProposal: id("5a"),
  proposal: id("5b"),
  /** Evidence about Ida: one piece to dispute, another to delete. */
  evidence: id("e1"),
  spareEvidence: id("e2"),
  offers,
  /** An ask of Ida's that is still on its way. */
  openAskId: id("a1"),
  /** Ida's conversation with a colleague, with a picture in it. */
  threadId: id("a2"),
  pictureId: id("b1"),
  /** An ask that Ida took. */
  takenAskId: id("a3"),
  /** Asks that Ida taught back: without a takeaway, with one that her coach worded, with one that is shown. */
  taughtBackId: id("a4"),
  proposedId: id("a5"),
  publishedId: id("a6"),
  /** Takeaways: one that is shown, and one that Ida is asked to stand behind. */
  shownTakeaway: id("7e1"),
  askedTakeaway: id("7e2"),
  newAskId: id("a9"),
  /** A unit of Ida's, one that she is invited to, and one that she may propose; a line of her journal. */
  unitId: id("b5"),
  newUnitId: id("b9"),
  journalLine: id("bc"),
  /** An import that has ended, and one that was cancelled: to say so again changes nothing. */
  importRun: id("1a"),
  cancelledImport: id("1b"),
  /** An invitation that nobody used. */
  invitation: id("d1"),
  /** A learning platform, and an address at which another may register. */
  platform: id("7a"),
  registration: id("7b"),
  /** A one-time code as an extension gets it; the demo keeps this one ready, once. */
  handOver: {
    code: "a-one-time-code-of-the-sign-in-page",
    codeVerifier: "a-verifier-that-the-extension-made-for-this-code",
  },
  /** A place in a course, and a wish for places that waits, both of the demo's first person as a teacher. */
  ltiPlatform: id("71"),
  ltiPlace: id("72"),
  ltiContext: id("74"),
  ltiReturn: id("73"),
  topic: {
    title: "Window functions",
    course: "Advanced SQL",
    module: "Module 3",
    headings: ["Frames: ROWS and RANGE"],
    language: "en",
  },
  ask: {
    topic: { title: "Window functions", course: "Advanced SQL" },
    skills: ["window-functions"],
    goal: "I want to rank the rows of each customer without joining the table to itself.",
    tried: "GROUP BY, and a subquery for each customer.",
    minutes: 15,
    anonymous: true,
  },
  message: { id: id("c9"), text: "Thank you. So the frame moves with each row?" },
  resolve: {
    learnt: "ROWS counts rows, RANGE counts values: with equal dates they differ.",
    feedback: { helped: "The small table you drew", text: "Seeing the frame move row by row made it clear." },
  },
  takeaway: {
    what: "ROWS counts rows, RANGE counts values: with equal dates they differ.",
    how: "Write the frame out, and try it on five rows with two equal dates.",
    named: true,
  },
  takeawayFile: `---
id: "${id("7e9")}"
pageKey: "courses.example/sql"
page: "Frames"
skills: ["window-functions"]
behind: null
publishedAt: "2026-05-06T10:42:00.000Z"
reviewedAt: "2026-05-06T10:42:00.000Z"
reviewAt: "2026-11-04T10:42:00.000Z"
---

## What

ROWS counts rows, RANGE counts values.
`,
  inAnHour: () => new Date(Date.now() + 3_600_000).toISOString(),
};
