import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AlertState,
  evaluateAlert,
  findPastEvents,
  type Observation,
} from '../../src/alerts/evaluate.ts';
import { parseAlert } from '../../src/alerts/parse-alert.ts';

const LEVEL = 2400;

/** Weekly closes as a level alert observes them. */
const closesAt = (closes: readonly number[]): Observation[] =>
  closes.map((value, week) => ({
    week,
    day: week * 7,
    side: value > LEVEL ? 'above' : 'below',
    isClear: Math.abs(value - LEVEL) > 24,
    value,
  }));

/** Runs an alert as it lives: one evaluation a week, its state written to JSON and read back in between. */
function live(
  text: string,
  closed: readonly Observation[],
  running: (week: number) => Observation | null = () => null,
) {
  const rule = parseAlert(text);
  let state: AlertState | undefined;
  const events: string[] = [];
  for (let count = 1; count <= closed.length; count += 1) {
    const found = evaluateAlert(rule, { closed: closed.slice(0, count), running: running(count) }, state);
    state = found === undefined ? state : JSON.parse(JSON.stringify(found.state));
    if (found?.event !== undefined) events.push(found.event.key);
  }
  return events;
}

describe('an alert on a level', () => {
  it('tells once of a series that oscillates around it', () => {
    const swings = Array.from({ length: 60 }, (_, week) => (week % 2 === 0 ? 2415 : 2385));
    expect(live('russell below 2400', closesAt(swings))).toEqual(['below 1']);
  });

  it('tells of wide swings at most once a cooldown', () => {
    const swings = Array.from({ length: 12 }, (_, week) => (week % 2 === 0 ? 2500 : 2300));
    expect(live('russell below 2400 cooldown=365d', closesAt(swings))).toEqual(['below 1']);
    expect(live('russell below 2400', closesAt(swings))).toEqual(['below 1', 'above 6', 'below 11']);
  });

  it('tells both sides by default and one where only that is wanted', () => {
    const path = closesAt([2500, 2300, 2300, 2300, 2300, 2300, 2500, 2500, 2500, 2500, 2500, 2300]);
    expect(live('russell below 2400', path)).toEqual(['below 1', 'above 6', 'below 11']);
    expect(live('russell below 2400 only', path)).toEqual(['below 1', 'below 11']);
    expect(live('russell above 2400 only', path)).toEqual(['above 6']);
  });

  it('tells nothing of the side it was set on', () => {
    expect(live('russell below 2400', closesAt([2300, 2310, 2200]))).toEqual([]);
  });

  it('tells the newest event it slept through, and the same one to whoever evaluates again', () => {
    const rule = parseAlert('russell below 2400 cooldown=0d');
    const path = closesAt([2500, 2500, 2300, 2500]);
    const started = evaluateAlert(rule, { closed: path.slice(0, 1), running: null }, undefined)?.state;
    const first = evaluateAlert(rule, { closed: path, running: null }, started);
    expect(first?.event?.key).toBe('above 3');
    expect(evaluateAlert(rule, { closed: path, running: null }, started)).toEqual(first);
    expect(evaluateAlert(rule, { closed: path, running: null }, first?.state)?.event).toBeUndefined();
  });

  it('tells the same whether it looks every week or its past is counted afterwards', () => {
    const close = fc.integer({ min: 2300, max: 2500 });
    fc.assert(
      fc.property(fc.array(close, { minLength: 1, maxLength: 60 }), (closes) => {
        const path = closesAt(closes);
        const past = findPastEvents(parseAlert('russell below 2400'), path);
        expect(live('russell below 2400', path)).toEqual(past.map(({ side, week }) => `${side} ${week}`));
      }),
    );
  });

  it('never tells twice without a close clearly beyond the band in between', () => {
    const near = fc.integer({ min: 2377, max: 2423 });
    fc.assert(
      fc.property(fc.array(near, { minLength: 2, maxLength: 80 }), (closes) => {
        expect(live('russell below 2400 cooldown=0d', closesAt(closes)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the running week', () => {
  const closed = closesAt([2500, 2500, 2500, 2500]);
  const flips = (count: number): Observation => ({
    week: count,
    day: count * 7,
    side: count % 2 === 0 ? 'below' : 'above',
    isClear: true,
    value: 2300,
  });

  it('tells nothing by default, however often it flips', () => {
    expect(live('russell below 2400', closed, flips)).toEqual([]);
  });

  it('is told as provisional where that is wanted, once a week, and the close is told as well', () => {
    const path = closesAt([2500, 2500, 2300]);
    expect(live('russell below 2400 provisional', path, flips)).toEqual(['provisional below 2', 'below 2']);
    const rule = parseAlert('russell below 2400 provisional');
    const open = { closed, running: { week: 4, day: 28, side: 'below', isClear: true, value: 2300 } };
    const state = evaluateAlert(rule, { closed, running: null }, undefined)?.state;
    const first = evaluateAlert(rule, open, state);
    expect(first?.event).toMatchObject({ isProvisional: true, from: 'above' });
    expect(evaluateAlert(rule, open, first?.state)?.event).toBeUndefined();
  });
});
