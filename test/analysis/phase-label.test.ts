import { describe, expect, it } from 'vitest';
import { labelWeeks, NORMATIVE_THRESHOLDS } from '../../src/analysis/phase-label.ts';
import { weeksWithScores } from './support/phases.ts';

type Row = readonly [number, number, number] | null;

const ONE: Row = [1, 0, -1];
const TWO: Row = [0, 1, -1];
const THREE: Row = [0, -1, 1];
/** Two leads by less than the switch margin, but by more than a mixed one. */
const TWO_BY_LITTLE: Row = [0, 0.2, -1];

function labelsOf(rows: readonly Row[]) {
  return labelWeeks(weeksWithScores(rows)).map(({ label }) => label);
}

describe('phase label', () => {
  it('is the top basket of the first scored week', () => {
    expect(labelsOf([null, THREE, THREE])).toEqual(['unknown', 3, 3]);
  });

  it('switches in the second consecutive week of a lead, and is dated by it', () => {
    const weeks = labelWeeks(weeksWithScores([ONE, TWO, TWO, TWO]));
    expect(weeks.map(({ current }) => current)).toEqual([1, 1, 2, 2]);
    expect(weeks.map(({ candidate }) => candidate)).toEqual([null, 2, null, null]);
    expect(weeks.map(({ sinceWeek }) => sinceWeek)).toEqual([0, 0, 2, 2]);
  });

  it('does not switch when the two weeks are not consecutive', () => {
    expect(labelsOf([ONE, TWO, ONE, TWO, ONE])).toEqual([1, 1, 1, 1, 1]);
  });

  it('does not switch when the two weeks lead with different baskets', () => {
    const weeks = labelWeeks(weeksWithScores([ONE, TWO, THREE, TWO, TWO]));
    expect(weeks.map(({ current }) => current)).toEqual([1, 1, 1, 1, 2]);
    expect(weeks.map(({ candidate }) => candidate)).toEqual([null, 2, 3, 2, null]);
  });

  it('does not switch on a lead smaller than the margin', () => {
    const weeks = labelWeeks(weeksWithScores([ONE, TWO_BY_LITTLE, TWO_BY_LITTLE, TWO_BY_LITTLE]));
    expect(weeks.at(-1)).toMatchObject({ current: 1, label: 1, candidate: null, top: 2 });
  });

  it('switches on a lead of exactly the margin', () => {
    expect(labelsOf([ONE, [0, 0.25, -1], [0, 0.25, -1]])).toEqual([1, 1, 2]);
  });

  it('takes a week without scores as a break of the streak, and keeps the label behind it', () => {
    const weeks = labelWeeks(weeksWithScores([ONE, TWO, null, TWO, TWO]));
    expect(weeks.map(({ label }) => label)).toEqual([1, 1, 'unknown', 1, 2]);
    expect(weeks[2]).toMatchObject({ current: 1, sinceWeek: 0, candidate: null, top: null, margin: null });
  });

  it('is mixed below a margin of .10 and keeps what it was', () => {
    const weeks = labelWeeks(weeksWithScores([ONE, [0, 0.09, -1], [0.1, 0, -1]]));
    expect(weeks.map(({ label }) => label)).toEqual([1, 'mixed', 1]);
    expect(weeks[1]).toMatchObject({ current: 1, sinceWeek: 0 });
  });

  it('is risk-off before it is mixed, and unknown before either', () => {
    const rows: Row[] = [[0, 0.05, -1], ONE, null];
    const labels = labelWeeks(weeksWithScores(rows, true)).map(({ label }) => label);
    expect(labels).toEqual(['risk-off', 'risk-off', 'unknown']);
  });

  it('gives a tie to the earlier phase', () => {
    expect(labelWeeks(weeksWithScores([[-1, 1, 1]]))[0]).toMatchObject({ top: 2, runnerUp: 3, margin: 0 });
  });

  it('names the runner-up and the margin', () => {
    expect(labelWeeks(weeksWithScores([[0.5, -1, 2]]))[0]).toMatchObject({
      top: 3,
      runnerUp: 1,
      margin: 1.5,
    });
  });

  it('follows other thresholds where sensitivity is asked for', () => {
    const weeks = weeksWithScores([ONE, TWO_BY_LITTLE, TWO_BY_LITTLE]);
    const eager = { switchMargin: 0.1, switchWeeks: 1, mixedMargin: 0.3 };
    expect(labelWeeks(weeks, eager).map(({ current }) => current)).toEqual([1, 2, 2]);
    expect(labelWeeks(weeks, eager).map(({ label }) => label)).toEqual([1, 'mixed', 'mixed']);
    const slow = { ...NORMATIVE_THRESHOLDS, switchMargin: 0.2, switchWeeks: 3 };
    expect(labelWeeks(weeks, slow).map(({ candidate }) => candidate)).toEqual([null, 2, 2]);
  });
});
