/** What was taken out, so that the person sees it before anything is sent. */
export interface Masked {
  readonly text: string;
  readonly count: number;
}

const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;
const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/giu;
/** A plus, or an opening nought or bracket, then digits in groups: what people write as a telephone number. */
const PHONE = /(?<![\p{L}\p{N}.])(?:\+\d|\(\d|00?\d)[\d\s().\/-]{5,20}\d(?![\p{L}\p{N}])/gu;
/** National numbers without a plus: three or four groups of digits, never a date, an amount or a version. */
const GROUPED_PHONE = /(?<![\p{L}\p{N}.-])\d{3}[\s.-]\d{3,4}[\s.-]\d{3,4}(?![\p{L}\p{N}.-])/gu;
/** Seven digits or more in one piece, or letters and digits mixed to eight or more: staff, order and account numbers. */
const LONG_NUMBER = /(?<![\p{L}\p{N}.])\d{7,}(?![\p{L}\p{N}])/gu;
const CODE_ID = /\b(?=[A-Z0-9-]*\d{3})(?=[A-Z0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*-?\d{3,}[A-Z0-9-]*\b/gu;
const HEX_ID = /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{16,}\b/giu;

const RULES: readonly (readonly [RegExp, string])[] = [
  [EMAIL, "[e-mail]"],
  [UUID, "[id]"],
  [HEX_ID, "[id]"],
  [CODE_ID, "[id]"],
  [PHONE, "[phone]"],
  [GROUPED_PHONE, "[phone]"],
  [LONG_NUMBER, "[number]"],
];

/** Masks e-mail addresses, telephone numbers and ids in what the learner had selected. */
export function mask(text: string): Masked {
  let count = 0;
  let masked = text;
  for (const [pattern, label] of RULES) {
    masked = masked.replace(pattern, () => {
      count += 1;
      return label;
    });
  }
  return { text: masked, count };
}
