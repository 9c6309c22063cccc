import { folded } from "../../skill-finder.ts";
import type { SkillWrite } from "../write-skills.ts";
import type { Labels } from "./labels.ts";
import { merged } from "./merge.ts";
import type { Placed } from "./plan-source.ts";

const SHOWN = 8;

/** Brings a skill's name, aliases and names in other languages to the source's latest word; edits made here stay. */
export function relabel(placed: Placed, labels: Labels): void {
  const { concept, said } = placed;
  const before = placed.before?.labels[concept.language] ?? [];
  if (concept.language === said.main) mainLabels(placed, before, labels);
  else otherLabels(placed, before);
  said.labels[concept.language] = concept.labels;
}

function mainLabels({ concept, skill, action, notes }: Placed, before: readonly string[], labels: Labels): void {
  const [name = ""] = concept.labels;
  const [oldName] = before;
  // The source renamed it; where the organisation has its own name for it, that one stays.
  if (oldName !== undefined && oldName !== name && folded(skill.name) === folded(oldName))
    rename(skill, name, labels, notes);
  const isFree = (label: string) => {
    const owner = labels.named(label);
    return owner === undefined || owner === skill.id;
  };
  const isOther = (label: string) => folded(label) !== folded(skill.name);
  const others = concept.labels.filter((label) => isOther(label) && isFree(label));
  // Told once: at the next import it is nothing new.
  const isNew = (label: string) => !before.includes(label);
  const left = concept.labels.filter((label) => isOther(label) && !isFree(label) && label !== name && isNew(label));
  if (left.length > 0) notes.push(`is the name of another skill, and was left out: ${shown(left)}`);
  // A name that the source gave up stays as another name: people, files and habits know it.
  const said = before.filter((label) => label !== oldName || concept.labels.includes(label));
  const { list, added, removed } = merged(skill.aliases.filter(isOther), said, others);
  if (action === "add") {
    skill.aliases = list.filter((label) => others.includes(label));
    return;
  }
  if (added.length === 0 && removed.length === 0) return;
  Object.assign(skill, { aliases: list, touched: true });
  if (added.length > 0) notes.push(`also called: ${shown(added)}`);
  if (removed.length > 0) notes.push(`no longer called: ${shown(removed)}`);
}

function rename(skill: SkillWrite, name: string, labels: Labels, notes: string[]): void {
  const owner = labels.named(name);
  if (owner !== undefined && owner !== skill.id) {
    notes.push(`is called “${name}” there now, which is another skill’s name here; it keeps its name`);
    return;
  }
  notes.push(`name: “${skill.name}” → “${name}”`);
  if (folded(skill.name) !== folded(name)) skill.aliases = [...skill.aliases, skill.name];
  Object.assign(skill, { name, touched: true });
  labels.claim(name, skill.id);
}

function otherLabels({ concept, skill, notes }: Placed, before: readonly string[]): void {
  const { language, labels: now } = concept;
  const here = skill.names[language] ?? [];
  const { list, added, removed } = merged(here, before, now);
  const wasFirst = here.length === 0 || (before[0] !== undefined && folded(here[0] ?? "") === folded(before[0]));
  const first = now[0] ?? "";
  const names = wasFirst ? [first, ...list.filter((label) => folded(label) !== folded(first))] : list;
  if (added.length === 0 && removed.length === 0 && String(names) === String(here)) return;
  skill.names = { ...skill.names, [language]: names };
  skill.touched = true;
  notes.push(`in ${language}: ${shown(added.length > 0 ? added : names)}`);
}

const shown = (labels: readonly string[]) =>
  labels
    .slice(0, SHOWN)
    .map((label) => `“${label}”`)
    .join(", ") + (labels.length > SHOWN ? ` and ${labels.length - SHOWN} more` : "");
