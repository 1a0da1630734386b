import { describe, expect, it } from 'vitest';
import { createRouteReader } from '../../../src/chat/questions/route.ts';
import { FRESH_QUESTIONS } from './fresh-questions.ts';
import type { Labelled } from './labelled.ts';
import { LAST_QUESTIONS } from './last-questions.ts';
import { LATE_QUESTIONS } from './late-questions.ts';
import { NEWER_QUESTIONS } from './newer-questions.ts';
import { NEWEST_QUESTIONS } from './newest-questions.ts';
import { OWN_QUESTIONS } from './own-questions.ts';
import { realCommands } from './real-commands.ts';

const route = createRouteReader(realCommands);

const isRight = ({ text, where, command, accept }: Labelled) =>
  [command, ...accept].includes(route(text, where));

/**
 * Labelled questions in the order in which they were written, with how many were right when they were first asked. The
 * vocabulary has since learnt from what they showed, so only the first figures say what a stranger's question meets.
 */
const SETS = [
  {
    name: 'own',
    rows: OWN_QUESTIONS,
    first: '169 of 173, the vocabulary being written after them',
    least: 0.98,
  },
  { name: 'late', rows: LATE_QUESTIONS, first: '117 of 143', least: 0.96 },
  { name: 'fresh', rows: FRESH_QUESTIONS, first: '131 of 138', least: 0.96 },
  { name: 'newer', rows: NEWER_QUESTIONS, first: '172 of 182, with a few of the earlier sets', least: 0.96 },
  { name: 'newest', rows: NEWEST_QUESTIONS, first: '95 of 101', least: 0.96 },
  { name: 'last', rows: LAST_QUESTIONS, first: '98 of 106', least: 0.96 },
];

describe.each(SETS)('the $name questions (at first: $first)', ({ rows, least }) => {
  it('lead where they should, nearly all of them', () => {
    const wrong = rows
      .filter((row) => !isRight(row))
      .map(({ text, where }) => `${text} -> ${route(text, where)}`);
    const share = 1 - wrong.length / rows.length;
    expect({ wrong, isEnough: share >= least }).toMatchObject({ isEnough: true });
  });

  it('that are talk among people meet silence, all of them', () => {
    const answered = rows.filter((row) => row.command === 'SILENT' && !isRight(row));
    expect(answered.map(({ text }) => text)).toEqual([]);
  });

  it('are never refused where they could be measured', () => {
    const refused = rows.filter(
      (row) => route(row.text, row.where) === 'REFUSE' && row.command !== 'REFUSE' && !isRight(row),
    );
    expect(refused.map(({ text }) => text)).toEqual([]);
  });
});

describe('labelled questions', () => {
  it('are asked once each', () => {
    const texts = SETS.flatMap(({ rows }) => rows.map(({ text, where }) => `${where}: ${text}`));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(500);
  });
});
