/**
 * What a chart shows, as plain data: commands write it, `charts/` draws it, and an adapter never looks inside.
 * X values are milliseconds on a time axis and plain numbers on a number axis. A missing value is null and
 * breaks the line. Colours are roles, resolved by the theme.
 */
export type Tone =
  | 'primary'
  | 'secondary'
  | 'accent'
  | 'positive'
  | 'negative'
  | 'neutral'
  | 'muted'
  | 'phase1'
  | 'phase2'
  | 'phase3';

export type NumberFormat = 'number' | 'percent' | 'compact' | 'signed-percent' | 'decimal';

export type Point = readonly [x: number, y: number | null];

export interface LineMark {
  readonly kind: 'line';
  readonly label: string;
  readonly tone: Tone;
  readonly points: readonly Point[];
  /** Written at the line's end, boxed when `isMain`; absent for context lines. */
  readonly lastLabel?: string;
  readonly isMain?: boolean;
  readonly isDashed?: boolean;
  /** Drawn thin and faint, for bundles of past paths. */
  readonly isFaint?: boolean;
}

export interface ColumnsMark {
  readonly kind: 'columns';
  readonly label: string;
  readonly positive: Tone;
  readonly negative: Tone;
  readonly points: readonly Point[];
}

/** A filled band between two lines, or from zero when `low` is absent; several stack by their own data. */
export interface AreaMark {
  readonly kind: 'area';
  readonly label: string;
  readonly tone: Tone;
  readonly points: readonly (readonly [x: number, low: number | null, high: number | null])[];
}

export type Mark = LineMark | ColumnsMark | AreaMark;

/** A horizontal line with its name, such as a resistance. */
export interface Level {
  readonly value: number;
  readonly label: string;
  readonly tone: Tone;
  readonly isDashed?: boolean;
}

/** A horizontal zone between two values. */
export interface Zone {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
}

/** A point event on a panel, such as a confirmed cross. */
export interface Marker {
  readonly x: number;
  readonly y: number;
  readonly shape: 'up' | 'down' | 'dot';
  readonly tone: Tone;
  readonly label?: string;
}

/** Time series panel. `weight` shares the height among panels. */
export interface SeriesPanel {
  readonly kind: 'series';
  readonly weight: number;
  readonly format: NumberFormat;
  readonly scale: 'linear' | 'log';
  readonly marks: readonly Mark[];
  readonly levels?: readonly Level[];
  readonly zones?: readonly Zone[];
  readonly markers?: readonly Marker[];
  /** Names the panel's lines in their colours at its top left; taken from the marks' labels. */
  readonly hasLegend?: boolean;
  /** Forces values into the y range, for instance zero. */
  readonly include?: readonly number[];
}

/** A vertical band across all panels, such as a phase or a window of weeks. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  readonly label?: string;
}

/** The quadrant map: each asset's trail ends in a labelled dot. */
export interface MapPanel {
  readonly kind: 'map';
  readonly center: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Quadrant names: top right, bottom right, bottom left, top left. */
  readonly quadrants: readonly [string, string, string, string];
  readonly trails: readonly { label: string; tone: Tone; points: readonly (readonly [number, number])[] }[];
}

/** Rows of an interval with its middle, beside a base interval: forward returns by horizon. */
export interface IntervalsPanel {
  readonly kind: 'intervals';
  readonly format: NumberFormat;
  /** What the thick and the thin interval of a row stand for, written above the rows. */
  readonly legend?: { readonly signal: string; readonly base: string };
  readonly rows: readonly {
    label: string;
    tone: Tone;
    low: number;
    mid: number;
    high: number;
    base: { low: number; mid: number; high: number } | null;
    note: string;
  }[];
}

/** Rows on a time axis, each with a span and a status word: the claims of an article. */
export interface TimelinePanel {
  readonly kind: 'timeline';
  /** The instant answered for (ms), drawn as a line through all rows. */
  readonly asOf?: number;
  readonly rows: readonly {
    label: string;
    status: string;
    tone: Tone;
    from: number;
    to: number;
    mark: number | null;
  }[];
}

export type Panel = SeriesPanel | MapPanel | IntervalsPanel | TimelinePanel;

export interface ChartSpec {
  /** The finding, in one short sentence. */
  readonly title: string;
  readonly subtitle: string;
  /** "As of 18 Jan 2026", in the corner. */
  readonly corner: string;
  /** The finding and the last value in words: what a screen reader says. */
  readonly alt: string;
  /** Set to SAMPLE where the data are synthetic. */
  readonly watermark?: string;
  /** A provider's attribution, printed small at the bottom. */
  readonly credit?: string;
  readonly x: { readonly kind: 'time' } | { readonly kind: 'number'; readonly label: string };
  readonly panels: readonly Panel[];
  readonly bands?: readonly Band[];
  /** The open week, hatched. */
  readonly provisional?: { readonly from: number; readonly to: number };
}

export type Theme = 'light' | 'dark';

/** Draws a chart as a PNG without blocking the event loop; rejects when it can't be drawn. Same input, same cached buffer. */
export interface ChartRenderer {
  render(spec: ChartSpec, theme: Theme): Promise<Buffer>;
}
