/** Type sizes and distances in pixels of the 1200 wide picture, chosen to be read at a phone's 360. */

export const TITLE_SIZES = [46, 43, 40] as const;
export const TITLE_WRAPPED_SIZE = 40;
export const SUBTITLE_SIZES = [30, 28, 26] as const;
export const TICK_SIZE = 30;
export const LEGEND_SIZE = 30;
export const LABEL_SIZE = 28;
export const LAST_VALUE_SIZE = 32;
export const SMALL_SIZE = 26;
/** Attribution may be smaller than what is read. */
export const CREDIT_SIZE = 22;

export const MARGIN = 28;
/** From an axis to its labels. */
export const LABEL_GAP = 12;

/** Stroke widths. */
export const MAIN_STROKE = 4.5;
export const LINE_STROKE = 3.5;
export const FAINT_STROKE = 2.5;
