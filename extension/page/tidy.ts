const UNSEEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
// oxlint-disable-next-line no-control-regex -- NUL and its kin cannot be stored as text
const SPACE = /[\s\u0000-\u001f\u007f-\u009f]+/g;
const LONGEST_READ = 20_000;

/**
 * One line of well-formed text of at most `max` UTF-16 units: white space collapsed, invisible and
 * direction-changing characters dropped, cut with an ellipsis. Anything but a string is empty.
 */
export function tidy(value: unknown, max: number): string {
  if (typeof value !== "string") return "";
  const line = value.trimStart().slice(0, LONGEST_READ).replace(UNSEEN, "").replace(SPACE, " ").trim().toWellFormed();
  if (line.length <= max) return line;
  return `${withoutHalfCharacter(line.slice(0, max - 1)).trimEnd()}…`;
}

/**
 * Like {@link tidy}, keeping line breaks and indentation (code loses its sense without them) and cut
 * between words, so that a cut address is not too short to be recognised and masked.
 */
export function tidyBlock(value: string, max: number): string {
  const block = value
    .slice(0, LONGEST_READ)
    .replace(/\r\n?/g, "\n")
    .replace(UNSEEN, "")
    // oxlint-disable-next-line no-control-regex -- as above; tab and line feed stay
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .toWellFormed();
  if (block.length <= max) return block;
  const cut = withoutHalfCharacter(block.slice(0, max - 1));
  const end = cut.search(/\s\S*$/);
  return `${(end > 0 ? cut.slice(0, end) : "").trimEnd()}…`;
}

function withoutHalfCharacter(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, "");
}
