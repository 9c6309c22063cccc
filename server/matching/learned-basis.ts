import { type Dense, type Rows, timesDense, turned } from "./learned-rows.ts";

/** The directions in which lessons are most alike, and what is left besides. */
export interface Basis {
  /** Orthonormal columns over the lessons: a row a lesson. */
  readonly lessons: Dense;
  /** The same seen from the words: a row a word. */
  readonly words: Dense;
  /** Likeness of lessons within the basis: symmetric, width × width. */
  readonly inner: Float64Array;
  /** Mean likeness of a lesson to itself outside the basis. */
  readonly rest: number;
}

const WIDTH = 100;
const ROUNDS = 3;
/** Rows that are worked on before others get their turn. */
const SLICE = 2_000;

/** Numbers between −1 and 1 that look random and are the same each time. */
function* noise(): Generator<number, never> {
  for (let state = 0x9e3779b9; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    yield state / 2 ** 31;
  }
}

/** Makes the columns orthonormal, one after another, in one pass or in two for precision; columns without anything new become 0. */
function orthonormalise({ width, values }: Dense, passes: number): void {
  const columns = Array.from({ length: width }, (_, column) =>
    Float32Array.from({ length: values.length / width }, (__, row) => values[row * width + column] ?? 0),
  );
  for (const [place, column] of columns.entries()) {
    const before = dot(column, column);
    for (let pass = 0; pass < passes; pass++) {
      for (const other of columns.slice(0, place)) {
        const share = dot(column, other);
        for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) - share * (other[row] ?? 0);
      }
    }
    const after = dot(column, column);
    const scale = after > 1e-8 * before ? 1 / Math.sqrt(after) : 0;
    for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) * scale;
    for (let row = 0; row < column.length; row++) values[row * width + place] = column[row] ?? 0;
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}

function* product(rows: Rows, dense: Dense): Generator<void, Dense> {
  const height = rows.start.length - 1;
  const into = { width: dense.width, values: new Float32Array(height * dense.width) };
  for (let from = 0; from < height; from += SLICE) {
    timesDense(rows, dense, into, from, Math.min(height, from + SLICE));
    yield;
  }
  return into;
}

/** The columns of one matrix by those of another of the same height and width. */
function innerOf({ width, values }: Dense, other: Dense): Float64Array {
  const inner = new Float64Array(width * width);
  for (let base = 0; base < values.length; base += width) {
    for (let a = 0; a < width; a++) {
      const value = values[base + a] ?? 0;
      const row = a * width;
      for (let b = 0; b < width; b++) inner[row + b] = (inner[row + b] ?? 0) + value * (other.values[base + b] ?? 0);
    }
  }
  return inner;
}

/**
 * The strongest directions of likeness among rows of length 1 or 0, by subspace iteration; `words` is the count of
 * their columns. Yields where other work may come in between.
 */
export function* findBasis(rows: Rows, words: number): Generator<void, Basis> {
  const height = rows.start.length - 1;
  const width = Math.min(WIDTH, height);
  const byWord = turned(rows, words);
  const random = noise();
  let lessons: Dense = { width, values: Float32Array.from({ length: height * width }, () => random.next().value) };
  for (let round = 0; round < ROUNDS; round++) {
    orthonormalise(lessons, 1);
    yield;
    lessons = yield* product(rows, yield* product(byWord, lessons));
  }
  orthonormalise(lessons, 2);
  yield;
  const seen = yield* product(byWord, lessons);
  const inner = innerOf(lessons, yield* product(rows, seen));
  let whole = 0;
  for (const value of rows.values) whole += value ** 2;
  for (let at = 0; at < width; at++) whole -= inner[at * width + at] ?? 0;
  return { lessons, words: seen, inner, rest: height > width ? Math.max(0, whole) / (height - width) : 0 };
}

/** The inverse of a symmetric positive definite matrix, by Gauss and Jordan. */
export function inverseOf(matrix: Float64Array, width: number): Float64Array {
  const left = matrix.slice();
  const right = new Float64Array(width * width);
  for (let at = 0; at < width; at++) right[at * width + at] = 1;
  for (let pivot = 0; pivot < width; pivot++) {
    const scale = 1 / (left[pivot * width + pivot] ?? 1);
    for (let column = 0; column < width; column++) {
      left[pivot * width + column] = (left[pivot * width + column] ?? 0) * scale;
      right[pivot * width + column] = (right[pivot * width + column] ?? 0) * scale;
    }
    for (let row = 0; row < width; row++) {
      const factor = left[row * width + pivot] ?? 0;
      if (row === pivot || factor === 0) continue;
      for (let column = 0; column < width; column++) {
        left[row * width + column] = (left[row * width + column] ?? 0) - factor * (left[pivot * width + column] ?? 0);
        right[row * width + column] =
          (right[row * width + column] ?? 0) - factor * (right[pivot * width + column] ?? 0);
      }
    }
  }
  return right;
}
