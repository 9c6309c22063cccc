import type { MergePreview } from "../../../server/contract/index.ts";
import { counted, number } from "../dates.ts";

export const taxonomy = "Skills";
export const all = "All skills";
export const search = "Find a skill by any of its names";
export const total = (count: number) => counted(count, "skill");
export const noneFound = "No skill has these letters in its names.";
export const none = "There are no skills yet.";
export const noneWhat = "Add the first one here, or bring a list in under “Import and export”.";
export const more = "Show more";
export const rows = "Skills of the organisation";
export const columnName = "Name";
export const columnKind = "Kind";
export const columnBroader = "Part of";
export const columnAliases = "Other names";
export const columnPeople = "People";
export const columnSource = "From";
export const columnActions = "What to do";
export const kinds = { hard: "Hard", soft: "Soft" };
export const kindLegend = "Kind";
export const noBroader = "–";
export const aliasCount = (count: number) => (count === 0 ? "none" : number(count));
export const people = (count: number | null) => (count === null ? "fewer than 5" : number(count));
const sources: Record<string, string> = { starter: "Starter", own: "Your own", esco: "ESCO", onet: "O*NET" };
export const source = (id: string) => sources[id] ?? id;
export const change = "Change";
export const changeNamed = (name: string) => `Change ${name}`;
export const merge = "Merge";
export const mergeNamed = (name: string) => `Merge ${name} into another skill`;

export const add = "Add a skill";
export const addTitle = "A new skill";
export const changeTitle = (name: string) => `Change “${name}”`;
export const name = "Name";
export const nameFirst = "Give it a name first.";
export const keepOldName = (old: string) =>
  `Keep “${old}” as another name, so that pages and files that say it still lead here`;
export const aliases = "Other names";
export const aliasesHint = "One a line: short forms, other spellings, products.";
export const names = "Names in other languages";
export const namesHint = "A line for each language: de: Verhandlung | Verhandlungsführung";
export const namesWrong = (line: string) => `Write this line like “de: Verhandlung”: ${line}`;
export const broader = "Part of";
export const broaderHint = "Type a few letters of the broader skill";
export const related = "Related skills";
export const relatedHint = "Type a few letters of a skill beside it";
export const pickNone = "No skill of that name here.";
export const pickNamed = (skill: string) => `Choose ${skill}`;
export const unpickNamed = (skill: string) => `Leave ${skill} out`;
export const save = "Save";
export const saved = (skill: string) => `“${skill}” is saved. It counts for the next page that somebody asks about.`;
export const added = (skill: string) => `“${skill}” is here now. It is found at once when somebody asks.`;

export const mergeTitle = (skill: string) => `“${skill}” is the same as another skill`;
export const mergeWhat =
  "All that people know, asked and learnt under it moves to the other one, and its names become other names there.";
export const mergeInto = "The skill that stays";
export const previewTitle = (skill: string, into: string) => `“${skill}” into “${into}”`;
const fewer = (count: number | null, one: string, several: string) =>
  count === null ? `fewer than 5 ${several}` : counted(count, one, several);
export const previewRows = (preview: MergePreview) => [
  `${fewer(preview.people, "person who knows it", "people who know it")}, with ${fewer(preview.evidence, "reason", "reasons")}`,
  fewer(preview.asks, "question", "questions"),
  fewer(preview.takeaways, "takeaway", "takeaways"),
  counted(preview.courses, "course"),
  fewer(preview.gaps, "question in vain", "questions in vain"),
  ...(preview.proposals > 0 ? [counted(preview.proposals, "proposal")] : []),
];
export const previewMoves = "What moves:";
export const previewAliases = "Other names that it gets:";
export const mergeOnce = "This cannot be undone.";
export const mergeAsk = "Merge them";
export const mergeYes = "Yes, merge for good";
export const merged = (skill: string, into: string) =>
  `“${skill}” is now a part of “${into}”. Its old name leads there.`;

export const proposals = "Skills that people typed";
export const proposalsWhy =
  "They are not in your list. Whoever typed one says that they know it as soon as you add it, or say which skill it is.";
export const proposalPeople = (count: number | null) =>
  count === null ? "typed by fewer than 5 people" : `typed by ${counted(count, "person", "people")}`;
export const proposalsShown = (shown: number, all: number) => `${number(shown)} of ${number(all)} are shown.`;
export const addProposal = "Add";
export const addProposalNamed = (text: string) => `Add ${text} as a skill`;
export const same = (skill: string) => `Same as ${skill}`;
export const sameNamed = (text: string, skill: string) => `${text} is the same as ${skill}`;
export const sameOther = "Same as …";
export const sameOtherNamed = (text: string) => `${text} is the same as a skill to choose`;
export const sameTitle = (text: string) => `Which skill is “${text}”?`;
export const dismiss = "Not a skill";
export const dismissNamed = (text: string) => `${text} is not a skill`;
export const decided = {
  add: (text: string) => `“${text}” is a skill now. Whoever typed it has it among theirs.`,
  merge: (text: string, into: string) =>
    `“${text}” is another name of “${into}” now. Whoever typed it has it among theirs.`,
  dismiss: (text: string) => `“${text}” was put away. Whoever typed it reads that it was not added.`,
};
export const decidedBefore = "Somebody has decided this already.";
export const isWrong = "Nothing was changed yet.";
export const sentence = (message: string) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
