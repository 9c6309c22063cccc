const AGS = "https://purl.imsglobal.org/spec/lti-ags/scope";

export const SCORE = `${AGS}/score`;
export const LINE_ITEM = `${AGS}/lineitem`;
export const LINE_ITEM_READ = `${AGS}/lineitem.readonly`;
export const RESULT_READ = `${AGS}/result.readonly`;

/** Of the scopes that a launch lists, those that this tool has a use for. */
export const GRADE_SERVICE_SCOPES: readonly string[] = [LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE];
