/** Names and words that have broken interfaces before: long, joined, right to left, emoji, markup. */
export const NAMES = [
  "Marta Alves",
  "Tomás Ó Súilleabháin",
  "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe",
  "محمد عبد الرحمن الخطيب",
  "👩🏽‍💻 Priya 🌱",
  "林美玲",
  "X",
  "Maximiliane Freifrau von und zu Hohenstein-Wallerfangen-Lichtenberg",
] as const;

export const LONG =
  "I want to be able to explain to my whole team, without notes, why a window frame with ROWS gives other numbers than one with RANGE when two orders have the same date, and pneumonoultramicroscopicsilicovolcanoconiosisadnauseam_without_any_break_in_it_at_all_for_a_while.";

export const ARABIC = "أريد أن أفهم الفرق بين ROWS و RANGE في دوال النوافذ";

export const CODE = `My query:

\`\`\`sql
select customer, ordered_at, amount, sum(amount) over (partition by customer order by ordered_at rows between unbounded preceding and current row) as running
from orders;
\`\`\`

and \`rank()\` gives gaps. See https://www.postgresql.org/docs/current/tutorial-window.html.`;
