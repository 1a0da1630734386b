import type { Letter } from '../../src/chat/sender.ts';
import type { LetterSource } from '../../src/digests/letters.ts';
import { fixedClock } from '../../src/lib/clock.ts';

/** A Monday, eight o'clock in London. What the child loads is kept small: it starts hundreds of times. */
export const DUE = Date.parse('2026-11-23T08:00:00Z');

/** When the process that is killed believes to live. */
export const FAULT_CLOCK = fixedClock(DUE);

const letter: Letter = {
  theme: 'dark',
  reply: {
    blocks: [{ kind: 'text', text: 'the digest' }],
    facts: {},
    chart: { title: '', subtitle: '', corner: '', alt: '', x: { kind: 'time' }, panels: [] },
    visibility: 'public',
  },
};

/** Words and a picture, the same for everybody. */
export const faultLetters: LetterSource = {
  prepare: async () => ({
    kind: 'ready',
    letter,
    dataVersion: 'v1',
    content: { previous: null, notes: [] },
    digest: { version: 'v1' },
  }),
};

/** The steps at which a process is killed, in the order of a delivery. */
export const STEPS = [
  'filled',
  'claimed',
  'begun text',
  'called text',
  'answered text',
  'finished text',
  'begun image',
  'called image',
  'answered image',
  'finished image',
] as const;

export type Step = (typeof STEPS)[number];
