import type { Vector } from "./learned-words.ts";

/** A sparse matrix by rows: row r holds `values` at `columns`, both from `start[r]` up to `start[r + 1]`. */
export interface Rows {
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Rows out of lists of columns and values. */
export function rowsOf(vectors: readonly Vector[]): Rows {
  const start = new Int32Array(vectors.length + 1);
  for (const [row, { words }] of vectors.entries()) start[row + 1] = (start[row] ?? 0) + words.length;
  const columns = new Int32Array(start[vectors.length] ?? 0);
  const values = new Float32Array(columns.length);
  for (const [row, { words, weights }] of vectors.entries()) {
    columns.set(words, start[row]);
    values.set(weights, start[row]);
  }
  return { start, columns, values };
}

/** The same matrix with columns for rows; within a row the columns ascend. */
export function turned({ start, columns, values }: Rows, width: number): Rows {
  const turnedStart = new Int32Array(width + 1);
  for (const column of columns) turnedStart[column + 1] = (turnedStart[column + 1] ?? 0) + 1;
  for (let column = 0; column < width; column++) {
    turnedStart[column + 1] = (turnedStart[column + 1] ?? 0) + (turnedStart[column] ?? 0);
  }
  const fill = turnedStart.slice();
  const turnedColumns = new Int32Array(columns.length);
  const turnedValues = new Float32Array(columns.length);
  for (let row = 0; row + 1 < start.length; row++) {
    for (let place = start[row] ?? 0, end = start[row + 1] ?? 0; place < end; place++) {
      const column = columns[place] ?? 0;
      const to = fill[column] ?? 0;
      turnedColumns[to] = row;
      turnedValues[to] = values[place] ?? 0;
      fill[column] = to + 1;
    }
  }
  return { start: turnedStart, columns: turnedColumns, values: turnedValues };
}

/** A dense matrix, row after row. */
export interface Dense {
  readonly width: number;
  readonly values: Float32Array;
}

/** A sparse matrix times a dense one, of which it takes rows `from` up to `to` of the result. */
export function timesDense(rows: Rows, dense: Dense, into: Dense, from: number, to: number): void {
  const { width, values } = dense;
  const result = into.values;
  for (let row = from; row < to; row++) {
    const base = row * width;
    for (let place = rows.start[row] ?? 0, end = rows.start[row + 1] ?? 0; place < end; place++) {
      const weight = rows.values[place] ?? 0;
      const other = (rows.columns[place] ?? 0) * width;
      for (let at = 0; at < width; at++)
        result[base + at] = (result[base + at] ?? 0) + weight * (values[other + at] ?? 0);
    }
  }
}
