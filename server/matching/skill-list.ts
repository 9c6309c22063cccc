/** A list of more than one in so many people is searched from its best rows down, all others are read whole. */
const LONG = 32;
const GROUPS = 256;

/** How strong people are in a skill by now in parts of WHOLE. */
export interface SkillList {
  /** Ascending. */
  readonly person: Int32Array;
  readonly value: Uint16Array;
  /** Null for a short list. */
  readonly best: BestFirst | null;
}

/** A long list's ways in: by person, and from the best rows down. */
export interface BestFirst {
  /** 0 for everybody who is not on the list. */
  readonly byPerson: Uint16Array;
  /** In groups from the best down: group g ends before `end[g]`, and nobody in it has more than `most[g]`. */
  readonly person: Int32Array;
  readonly end: Int32Array;
  readonly most: Uint16Array;
}

function byPersonOf(people: Int32Array, values: Uint16Array, everybody: number): Uint16Array {
  const byPerson = new Uint16Array(everybody);
  for (let row = 0; row < people.length; row++) byPerson[people[row] as number] = values[row] as number;
  return byPerson;
}

function bestFirst(people: Int32Array, values: Uint16Array, everybody: number): BestFirst {
  const { length } = people;
  let highest = 0;
  for (let row = 0; row < length; row++) highest = Math.max(highest, values[row] as number);
  const groupOf = (row: number): number => Math.floor(((highest - (values[row] as number)) * GROUPS) / (highest + 1));
  const rows = new Int32Array(GROUPS);
  const most = new Uint16Array(GROUPS);
  for (let row = 0; row < length; row++) {
    const group = groupOf(row);
    rows[group] = (rows[group] as number) + 1;
    most[group] = Math.max(most[group] as number, values[row] as number);
  }
  const next = new Int32Array(GROUPS);
  for (let group = 1; group < GROUPS; group++) next[group] = (next[group - 1] as number) + (rows[group - 1] as number);
  const person = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const group = groupOf(row);
    const to = next[group] as number;
    person[to] = people[row] as number;
    next[group] = to + 1;
  }
  const isTaken = (_: number, group: number): boolean => rows[group] !== 0;
  return {
    byPerson: byPersonOf(people, values, everybody),
    person,
    end: next.filter(isTaken),
    most: most.filter(isTaken),
  };
}

/** A list of people in ascending order, whose values `valueOf` tells; `everybody` is the number of people there are. */
export function makeList(person: Int32Array, valueOf: (who: number) => number, everybody: number): SkillList {
  const value = new Uint16Array(person.length);
  for (let place = 0; place < person.length; place++) value[place] = valueOf(person[place] as number);
  const isLong = person.length > Math.max(GROUPS, everybody / LONG);
  return { person, value, best: isLong ? bestFirst(person, value, everybody) : null };
}
