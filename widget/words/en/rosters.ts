import type { LtiContext, LtiPlaceScores, LtiRoster } from "../../../server/contract/index.ts";
import { counted, when, type Moment } from "../dates.ts";

export const rosters = "Courses and their members";
export const rostersWhy =
  "A course’s members are read when it is first opened, and then once a day. Nobody is asked for help before they have said what they know.";
export const none = "No course has been opened from this platform yet.";
export const unnamed = "A course without a name";
export const noRoster =
  "The platform has not told where its members are. Let it share names and roles with this tool, then open the tool once from the course.";
export const readNow = "Read now";
export const readNowNamed = (course: string) => `Read the members of ${course} now`;
export const stop = "Stop reading";
export const stopNamed = (course: string) => `Stop reading the members of ${course}`;
export const shownOf = (shown: number, total: number) => `${shown} of ${counted(total, "course")} are shown.`;

export const courseName = ({ title, label }: Pick<LtiContext, "title" | "label">) => title || label || unnamed;
export const members = (count: number) => counted(count, "member");

export function stateLine(roster: LtiRoster, now: Moment): string {
  const { state, seen, endedAt, dueAt } = roster;
  if (state === "stopped") return "Not read any more.";
  if (state === "waiting") return "Will be read in a moment.";
  if (state === "reading") return `Being read: ${members(seen)} so far${pauseOf(roster, now)}.`;
  if (state === "read") return `Read ${endedAt === null ? "" : when(endedAt, now)}: ${changes(roster)}.`;
  return `Could not be read to the end${dueAt === null ? "" : `; tried again ${when(dueAt, now)}`}.`;
}

const pauseOf = ({ problem, dueAt }: LtiRoster, now: Moment) =>
  problem === null || dueAt === null ? "" : `, tried again ${when(dueAt, now)}`;

function changes({ added, changed, left }: LtiRoster): string {
  const said = [added > 0 && `${added} came`, changed > 0 && `${changed} changed`, left > 0 && `${left} left`];
  return said.filter((words) => words !== false).join(", ") || "nothing new";
}

const problems: Record<string, string> = {
  not_granted: "The platform does not let this tool read that. Grant it there: names and roles, or grades.",
  token_refused: "The platform refused this tool’s key. Check the client ID, the token address and its audience.",
  token_not_json: "What came from the token address is no token. Check that address.",
  not_a_roster: "What came is no list of members.",
  not_line_items: "What came is no list of gradebook columns.",
  no_line_item:
    "There is no gradebook column for this place, and this tool may not make one. Let it manage line items.",
  grades_off: "Scores were switched off while they waited.",
  empty: "The platform says that nobody is in the course. To be safe, nobody was taken out of it.",
  loop: "The platform’s pages lead in a circle.",
  too_long: "The list is longer than this service reads: 100,000 members on 2,000 pages.",
  too_large: "One page is larger than 4 MB.",
  too_slow: "The platform did not answer in time.",
  unreachable: "Nothing answers at the platform’s address.",
  redirect: "The platform’s address leads on to another, which is not followed.",
  other_host: "The next page lies on another host, which is not followed.",
  private_address: "It is an address of a private network.",
  not_https: "The address does not begin with https://.",
  bad_address: "The platform gave something that is no address.",
  broken: "Something went wrong on our side; the log says what.",
  status_401: "The platform does not take the token that it gave.",
  status_403: "The platform does not allow it. Look at what this tool may do there.",
  status_404: "The platform says that there is no such course, column or person.",
  status_409: "The platform has something newer there.",
  status_429: "The platform asks to be left alone for a while.",
};
export const problem = (code: string) =>
  problems[code] ?? (code.startsWith("status_") ? `The platform answered ${code.slice(7)}.` : code);

export const scores = "Scores on their way";
export const scoresNone = "No score waits.";
export const sent = (count: number) => `${counted(count, "score")} sent so far.`;
export const scoresLine = ({ waiting, failed }: LtiPlaceScores) =>
  [waiting > 0 && `${counted(waiting, "score")} waiting`, failed > 0 && `${counted(failed, "score")} not sent`]
    .filter((words) => words !== false)
    .join(", ");
export const tryAgain = "Try again";
