const FORMULA = /^'*[=+\-@\t\r\n]/;

/**
 * A cell that a spreadsheet cannot take for a formula (OWASP, CSV injection): an apostrophe leads what would be one.
 * {@link fromCell} gives the same text back.
 */
export const toCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text of a cell, without the apostrophe that {@link toCell} gave it. */
export const fromCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
