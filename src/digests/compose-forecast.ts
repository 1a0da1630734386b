import { z } from 'zod';
import { FIRST_CROSS_INDEX } from '../analysis/macd.ts';
import { formatNumber, formatPercent } from '../lib/format.ts';
import type { ForecastEntry } from '../store/forecasts.ts';
import type { DigestModel } from './compose-model.ts';

/** A statement about the coming week, with how often such a one came true before (ratios). */
export interface Statement {
  readonly name: 'phase' | 'cross';
  readonly text: string;
  /** What was stated: the history under the same state, smoothed. */
  readonly probability: number;
  /** How often it held over any week. */
  readonly baseRate: number;
  /** The phase that is to stay; null for the others. */
  readonly phase: number | null;
}

const statement = z.object({
  text: z.string(),
  probability: z.number(),
  baseRate: z.number(),
  phase: z.number().nullable(),
});
const grade = statement.extend({ hasHeld: z.boolean() });

type Grade = z.output<typeof grade>;

/** No history is long enough to say never or always (rule of succession). */
const smooth = (held: number, of: number) => (held + 1) / (of + 2);
const clamp = (probability: number) => Math.min(0.99, Math.max(0.01, probability));

/** "Phase N stays" by how often a week under that label was followed by another one. */
function statePhase({ phase }: DigestModel): Statement | undefined {
  const { label, current, history } = phase?.reading ?? { label: 'unknown', current: null, history: [] };
  // An unknown week keeps the label before it, which says nothing of the week to come.
  if (label === 'unknown' || current === null) return undefined;
  const pairs = history.flatMap((week, index) => {
    const next = history[index + 1];
    return week.current === null || next === undefined
      ? []
      : [{ from: week.current, stays: next.current === week.current }];
  });
  const same = pairs.filter(({ from }) => from === current);
  return {
    name: 'phase',
    text: `phase ${current} stays the label`,
    probability: smooth(same.filter(({ stays }) => stays).length, same.length),
    baseRate: smooth(pairs.filter(({ stays }) => stays).length, pairs.length),
    phase: current,
  };
}

/** "No cross" by simulation while the line is below (METHOD 1.7), else by how often weeks above were not crossed. */
function stateCross({ macd }: DigestModel): Statement | undefined {
  if (macd === null) return undefined;
  const { points, crosses, state, weeksToCross } = macd.reading;
  const crossed = new Set(crosses.map(({ index }) => index));
  const weeks = [...points.keys()].slice(FIRST_CROSS_INDEX);
  const above = weeks.filter((index) => (points[index - 1]?.histogram ?? 0) > 0);
  const quiet = (indices: readonly number[]) => indices.filter((index) => !crossed.has(index)).length;
  const simulated = state === 'below' && weeksToCross !== null ? 1 - weeksToCross.within[1] : undefined;
  return {
    name: 'cross',
    text: 'no BTC weekly MACD cross',
    probability: clamp(simulated ?? smooth(quiet(above), above.length)),
    baseRate: smooth(quiet(weeks), weeks.length),
    phase: null,
  };
}

/** What is stated of the week after the digest's. */
export function stateNextWeek(model: DigestModel): readonly Statement[] {
  return [statePhase(model), stateCross(model)].filter((stated) => stated !== undefined);
}

/** Whether a statement about a week held; undefined while that cannot be told. */
function hasHeld(model: DigestModel, name: string, week: number, phase: number | null): boolean | undefined {
  if (name.endsWith('phase')) {
    const label = model.phase?.reading.history.find((each) => each.week === week)?.current;
    return label === undefined ? undefined : label === phase;
  }
  if (model.macd === null || model.macd.reading.week < week) return undefined;
  return model.macd.reading.crosses.every((cross) => cross.week !== week);
}

/** A sample's statements are told apart from those about the market. */
function ledgerName(model: DigestModel, name: string): string {
  return model.live.isSample ? `sample ${name}` : name;
}

/** What the ledger lacks: grades of statements whose week is over, and what is stated now. */
export function planEntries(model: DigestModel, ledger: readonly ForecastEntry[]): ForecastEntry[] {
  const graded = new Set(
    ledger.filter(({ kind }) => kind === 'grade').map(({ name, week }) => `${name} ${week}`),
  );
  const grades = ledger.flatMap(({ kind, name, week, body }): ForecastEntry[] => {
    const stated = statement.safeParse(body).data;
    const isDue = kind === 'statement' && week <= model.week && !graded.has(`${name} ${week}`);
    if (stated === undefined || !isDue || name !== ledgerName(model, name.replace('sample ', ''))) return [];
    const held = hasHeld(model, name, week, stated.phase);
    return held === undefined ? [] : [{ kind: 'grade', name, week, body: { ...stated, hasHeld: held } }];
  });
  const statements = stateNextWeek(model).map(
    ({ name, ...body }): ForecastEntry => ({
      kind: 'statement',
      name: ledgerName(model, name),
      week: model.week + 1,
      body: { ...body },
    }),
  );
  return [...grades, ...statements];
}

/** A probability by a model or a base rate, told to whole points. */
const share = (ratio: number) => formatPercent(ratio, 'auto', 0);

function describeStated({ text, probability, baseRate }: Omit<Statement, 'name' | 'phase'>): string {
  return `${text} ${share(probability)} (any week ${share(baseRate)})`;
}

/** The mean squared distance of the stated probabilities from what happened. */
function brier(grades: readonly Grade[], of: (grade: Grade) => number): number {
  return grades.reduce((sum, each) => sum + (of(each) - (each.hasHeld ? 1 : 0)) ** 2, 0) / grades.length;
}

function describeRecord(grades: readonly Grade[]): string {
  const held = grades.filter((each) => each.hasHeld).length;
  const [stated, base] = [brier(grades, (each) => each.probability), brier(grades, (each) => each.baseRate)];
  return `Record: ${held} of ${grades.length} statements held; Brier score ${formatNumber(stated, 3)}, by base rates ${formatNumber(base, 3)}.`;
}

/** Last week's statements against what happened, with the record up to this digest's week. */
export function describeLedger(model: DigestModel, ledger: readonly ForecastEntry[]): string {
  const own = ledger.filter(
    ({ name, week }) => name === ledgerName(model, name.replace('sample ', '')) && week <= model.week,
  );
  const grades = own.flatMap(({ kind, week, body }) => {
    const graded = kind === 'grade' ? grade.safeParse(body).data : undefined;
    return graded === undefined ? [] : [{ week, graded }];
  });
  if (grades.length === 0) return 'Last week stated nothing yet to hold against it.';
  const last = grades.filter(({ week }) => week === model.week).map(({ graded }) => graded);
  const verdicts = last.map((each) => `${describeStated(each)}: ${each.hasHeld ? 'held' : 'did not hold'}`);
  const told =
    verdicts.length === 0 ? 'Last week stated nothing.' : `Last week stated: ${verdicts.join('; ')}.`;
  return `${told} ${describeRecord(grades.map(({ graded }) => graded))}`;
}

export function describeStatements(statements: readonly Statement[]): string {
  if (statements.length === 0) return 'Nothing is stated for next week: data are missing.';
  return `Stated for next week: ${statements.map(describeStated).join('; ')}.`;
}
