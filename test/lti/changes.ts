import * as fc from "fast-check";

/** What is done to a value, in words that a failure can print; {@link changed} does it to the right one. */
export type Change =
  | { do: "leave" }
  | { do: "set"; value: unknown }
  | { do: "shift"; by: number }
  | { do: "multiply"; by: number }
  | { do: "before" | "behind"; text: string }
  | { do: "upper" | "cut" | "as-text" | "in-list" | "in-object" | "first" }
  | { do: "with"; item: unknown }
  | { do: "member"; name: string; change: Change }
  | { do: "without"; name: string };

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A member that is an object's own: a claim may be called `constructor`. */
export const ownOf = <T>(fields: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

const aroundText = (right: string, change: Change): unknown => {
  if (change.do === "before") return `${change.text}${right}`;
  if (change.do === "behind") return `${right}${change.text}`;
  if (change.do === "upper") return right.toUpperCase();
  return change.do === "cut" ? right.slice(1) : right;
};

const aroundNumber = (right: number, change: Change): unknown => {
  if (change.do === "shift") return right + change.by;
  return change.do === "multiply" ? right * change.by : right;
};

function aroundObject(right: Record<string, unknown>, change: Change): unknown {
  if (change.do === "member") return { ...right, [change.name]: changed(right[change.name], change.change) };
  if (change.do !== "without") return right;
  return Object.fromEntries(Object.entries(right).filter(([name]) => name !== change.name));
}

/** The value that a change makes of the right one. */
export function changed(right: unknown, change: Change): unknown {
  if (change.do === "set") return change.value;
  if (change.do === "as-text") return String(right);
  if (change.do === "in-list") return [right];
  if (change.do === "in-object") return { id: right };
  if (typeof right === "string") return aroundText(right, change);
  if (typeof right === "number") return aroundNumber(right, change);
  if (isObject(right)) return aroundObject(right, change);
  if (!Array.isArray(right)) return right;
  if (change.do === "with") return [...(right as unknown[]), change.item];
  return change.do === "first" ? (right[0] as unknown) : right;
}

const set = (...values: unknown[]): Change[] => values.map((value) => ({ do: "set", value }));

/** Of every type, empty, too long, hostile. */
const ODD = set(
  "",
  " ",
  null,
  [],
  {},
  0,
  true,
  false,
  "x".repeat(255),
  "x".repeat(256),
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "\u202Egnihsif",
  "\uD800",
  "a\0b",
);

/** On both sides of each bound of time: 60 s of skew around a token that lives for 60 s, five minutes of age. */
const SECONDS = [0.5, -0.5, 59, -59, 60, -60, 61, -61, -119, -120, -121, -299, -300, -301, 86_400, -86_400];

function nearText(): Change[] {
  return [
    ...["before", "behind"].flatMap((side): Change[] =>
      [" ", "/", "\0", "x"].map((text) => ({ do: side === "before" ? "before" : "behind", text })),
    ),
    { do: "upper" },
    { do: "cut" },
  ];
}

/** What is nearly the right value: another case, a blank, a list around it, a second too late, a member of another type. */
function near(right: unknown): Change[] {
  const all: Change[] = [{ do: "leave" }, { do: "as-text" }, { do: "in-list" }, { do: "in-object" }];
  if (typeof right === "string") return [...all, ...nearText()];
  if (typeof right === "number") {
    const shifts = SECONDS.map((by): Change => ({ do: "shift", by }));
    return [...all, ...shifts, { do: "multiply", by: 1000 }, { do: "multiply", by: -1 }];
  }
  if (Array.isArray(right))
    return [...all, { do: "first" }, ...[1, null, "x"].map((item): Change => ({ do: "with", item }))];
  if (!isObject(right)) return all;
  const members = Object.keys(right).flatMap((name): Change[] => [
    { do: "without", name },
    ...[...near(right[name]), ...ODD].map((change): Change => ({ do: "member", name, change })),
  ]);
  return [...all, { do: "member", name: "more", change: { do: "set", value: "x" } }, ...members];
}

/** The changes that can be listed; `own` are those that mean something for this claim alone. */
export const listed = (right: unknown, own: readonly unknown[] = []): Change[] => [
  ...near(right),
  ...set(...own),
  ...ODD,
];

/** Every change of a value. */
export const changes = (right: unknown, own: readonly unknown[] = []): fc.Arbitrary<Change> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...near(right), ...set(...own)) },
    { weight: 2, arbitrary: fc.constantFrom(...ODD) },
    { weight: 2, arbitrary: fc.jsonValue().map((value): Change => ({ do: "set", value })) },
  );
