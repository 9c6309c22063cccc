import type { AdminPerson, ImportKind, ImportRow, ImportRun, RunAction } from "../../../server/contract/index.ts";
import { counted, date, day, number, type Moment } from "../dates.ts";
import { firstName } from "./every-surface.ts";

export const title = "Organisation";
export const backToApp = "Back to asking";
export const places = "Parts of this page";
export const people = "People";
export const coaching = "Coaching";
export const imports = "Import and export";
export const invitations = "Invitations";
export const overview = "Numbers";
export const notAllowed = "This page is for the people who look after the organisation.";

export const search = "Find by name, e-mail or department";
export const total = (count: number) => counted(count, "person", "people");
export const nobody = "Nobody here fits these letters.";
export const more = "Show more";
export const columnName = "Name";
export const columnDepartment = "Department";
export const columnState = "State";
export const columnRole = "Role";
export const columnActions = "What to do";
export const states = (person: AdminPerson, now: Moment) =>
  person.leftAt
    ? `${person.leftByList ? "gone from their course's list" : "left"} on ${date(person.leftAt, now)}`
    : person.confirmed
      ? person.expert
        ? "can be asked, expert coach"
        : "can be asked"
      : "has not looked over their skills yet";
export const roles = { member: "Member", admin: "Admin" };
export const makeAdmin = "Make admin";
export const makeMember = "Make member";
export const roleNamed = (action: string, name: string) => `${action}: ${name}`;
export const left = "Has left";
export const leftNamed = (name: string) => `${name} has left`;
export const leftTitle = (name: string) => `Has ${name} left the organisation?`;
export const leftWhat = (name: string) => [
  `${firstName(name)} is signed out everywhere and found by nobody any more.`,
  "Questions that wait for them go on to others.",
  "Open questions of theirs are closed, with a word to whom it concerns.",
];
export const leftForGood = (name: string) => [
  `A course's list no longer has ${name}, so they are signed out and found by nobody already.`,
  "So far a list or a launch that has them again lets them in. After this nothing but an invitation does.",
];
export const leftYes = "Yes, has left";

export const peopleCsv = "People as CSV";
export const peopleCsvHint =
  "A header line, then one person a line. Columns: email, name, department, title, time_zone, languages, manager_email, role, expert, skills. Several languages or skills stand between | signs.";
export const takeawayFile = "Takeaways as Markdown or JSON";
export const takeawayFileHint =
  "What colleagues published, as this page lets you download it. Words that two people here wrote are theirs: a file does not change them, nor show again what they took back.";
export const exportTakeawaysMarkdown = "Download takeaways as Markdown";
export const exportTakeawaysJson = "Download takeaways as JSON";
export const chooseFile = "Choose a file, or paste lines";
export const check = "See what would change";
export const checking = "Reading …";
export const applying = (rows: number) => `Writing ${counted(rows, "line")} …`;
export const apply = (rows: number) => `Apply ${counted(rows, "line")}`;
export const nothingToApply = "Nothing would change.";
export const dryRun = "Nothing has changed yet. This is what would happen:";
export const applied = "Done. This is what happened:";
export const refusedNote = "Lines that are refused change nothing; the others go ahead.";
export const actions: Record<ImportRow["action"], string> = {
  add: "new",
  change: "changed",
  same: "as it is",
  refuse: "refused",
};
export const actionCount = (action: ImportRow["action"], count: number) => `${number(count)} ${actions[action]}`;
export const columnLine = "Line";
export const columnWhat = "What";
export const columnWho = "Which";
export const columnNotes = "Notes";
export const rowsShown = (shown: number, all: number) =>
  `The first ${number(shown)} of ${number(all)} lines are shown.`;
export const exportPeople = "Download people as CSV";
export const exportSkills = "Download skills as CSV";
export const empty = "Choose a file or paste lines first.";
export const tooLarge = "This file is larger than 5 MB. Split it and bring in one part after the other.";

export const longTitle = "Skills and courses";
export const longWhy =
  "Bring the skills of ESCO or O*NET, a list of your own, or your courses with the skills that they teach. You first see what would change.";
export const kindLegend = "What do you bring?";
export const kinds: Record<ImportKind, { label: string; hint: string }> = {
  skills: {
    label: "Skills",
    hint: "One CSV file. Columns: id, name, kind (hard or soft), aliases, broader, related, and names:de, names:fr … for other languages. Several aliases stand between | signs.",
  },
  courses: {
    label: "Courses",
    hint: "One CSV file. Columns: id, title, description, modules, url, language, skills. Several modules or skills stand between | signs; skills by id, name or alias.",
  },
  esco: {
    label: "ESCO",
    hint: "The files of ESCO’s CSV download: skills_en.csv, the same of other languages for their names, and broaderRelationsSkillPillar_en.csv, if you like.",
  },
  onet: {
    label: "O*NET",
    hint: "O*NET’s text files: Skills.txt, Knowledge.txt and Technology Skills.txt, with Content Model Reference.txt, if you like.",
  },
};
export const files = "Files";
export const chooseFiles = "Choose files";
export const dropFiles = "or drop them here";
export const chosen = (names: readonly string[], bytes: number) =>
  `${names.join(", ")} (${bytes < 100_000 ? "less than 0.1" : number(Math.round(bytes / 100_000) / 10)} MB)`;
export const nothingChosen = "No file is chosen yet.";
export const filesFirst = "Choose a file first.";
export const filesTooLarge =
  "These files are larger than 40 MB together. Bring some of them in first, the others after.";
export const recognised = (label: string) => `By its first line this is ${label}.`;
export const runAgain = "Choose the files once more to take them over: they are not kept.";
export const takeOver = "Take them over";
export const sending = "Sending the files …";
export const cancelRun = "Cancel this import";
export const phases: Record<ImportRun["phase"], string> = {
  reading: "Reading the files",
  comparing: "Comparing with what is here",
  writing: "Taking them over",
};
export const progress = (phase: ImportRun["phase"], percent: number) => `${phases[phase]}, ${percent} %`;
export const runEnds = "The import has ended; what came of it is below.";
export const progressRows = ({ phase, done, total }: ImportRun) =>
  phase === "reading" || total === null ? phases[phase] : `${phases[phase]}: ${number(done)} of ${number(total)}`;
export const runActions: Record<RunAction, string> = {
  add: "new",
  join: "joined to skills here",
  change: "changed",
  same: "as they are",
  skip: "left out",
  gone: "no longer in the source",
  refuse: "refused",
};
export const runAction: Record<RunAction, string> = {
  add: "new",
  join: "joined",
  change: "changed",
  same: "as it is",
  skip: "left out",
  gone: "no longer there",
  refuse: "refused",
};
export const allRows = "All lines that tell something";
export const filterRows = "Show";
export const dryRunDone = "This is what would happen. Nothing has changed yet.";
export const runDone = "Done. This is what happened.";
export const runNothing = "Everything is here already; nothing would change.";
export const runNext = "New skills are found at once when somebody asks.";
export const runNextCourses = "Pages like these courses now lead to their skills.";
export const runNextLink = "See which skills nobody has shown yet";
export const runCancelled = "This import was cancelled. Nothing was changed.";
export const runFailed = "This import could not be finished. Nothing was changed.";
export const runStopped = "The service was stopped meanwhile. Nothing was changed; begin it again.";
export const runConflict =
  "Somebody changed the same skills again and again meanwhile. Nothing was changed; begin it again.";
export const runBusy = "Another import is still running. Wait for it, or cancel it.";
export const fault = (file: string, message: string) => `${file} ${message}.`;
export const noRows = "No line to show here.";
export const downloadReport = "Download the whole report as CSV";
export const lastRuns = "The last imports";
export const noRuns = "Nothing was brought in yet.";
export const runLine = (run: ImportRun, now: Moment) =>
  `${kinds[run.kind].label}, ${run.report.files.join(", ")}, ${day(run.startedAt, now)}`;
export const runStates = ({ status, report }: ImportRun) =>
  status === "running"
    ? "running"
    : status === "cancelled"
      ? "cancelled"
      : status === "failed"
        ? "not finished"
        : report.apply
          ? "taken over"
          : "looked at only";
export const showRun = "Show";
export const showRunNamed = (line: string) => `Show ${line}`;
export const exportCourses = "Download courses as CSV";

export const inviteTitle = "Invite";
export const inviteEmail = "E-mail";
export const inviteEmailHint = "Leave it empty for an address that several people may use.";
export const inviteDays = "Good for how many days?";
export const invite = "Make an invitation";
export const inviteOnce = "Copy this address now; it is shown once.";
export const copy = "Copy";
export const copied = "Copied.";
export const noInvitations = "No open invitations.";
export const forAnyone = "Anyone with the address";
export const goodUntil = (at: Moment, now: Moment) => `good until ${date(at, now)}`;
export const used = (count: number) => `used ${count === 1 ? "once" : `${number(count)} times`}`;
export const revoke = "Take back";
export const revokeNamed = (name: string) => `Take back the invitation for ${name}`;

export const lastDays = (days: number) => `Questions in the last ${days} days`;
export const fewerThanFive = "fewer than 5";
export const takeaways = "Takeaways";
export const counts = {
  opened: { label: "asked", means: "Questions that were sent to colleagues in this time." },
  accepted: { label: "taken", means: "Of these, questions that a colleague took." },
  resolved: { label: "resolved", means: "Of these, questions that the learner closed as solved." },
  unanswered: {
    label: "nobody yet",
    means: "Of these, questions for which everyone who could know was asked in vain.",
  },
  units: { label: "units", means: "Pairs and threes that coach each other now. Who they are is theirs alone." },
  published: { label: "shown", means: "What colleagues learnt and show to the next learner, by the word of both." },
  unkept: {
    label: "nobody behind it",
    means: "Of these, those for which somebody to stand behind them is looked for.",
  },
  checking: { label: "looked over again", means: "Of these, those whose keeper is asked whether they still hold." },
  total: { label: "people", means: "Everyone in the organisation who has not left." },
  confirmed: { label: "can be asked", means: "People who looked over their skills, hours and capacity once." },
  left: { label: "left", means: "People who were marked as having left." },
};
export const whatCounts = "What is counted?";
export const whatCountsNamed = (label: string) => `What is counted as “${label}”?`;
export const bySkill = "What is asked about";
export const bySkillNone = "No skill was asked about five times yet; smaller counts are not shown.";
export const gaps = "Skills that nobody has shown yet";
export const gapsNone = "Every skill has somebody who knows it.";
export const gapsAll = (count: number) => `${counted(count, "skill")} without anyone`;
export const asked = (count: number) => `asked for ${number(count)} times`;
export const reportRows = "What happens, line by line";
export const peopleRows = "People of the organisation";
