import { describe, expect, it } from 'vitest';
import { findTerm, suggestTerms, TERM_NAMES, TOPICS } from '../../../src/chat/glossary/find-term.ts';
import { CLUES } from '../../../src/chat/questions/clues.ts';
import { bannedWordsIn } from '../../../src/chat/wording.ts';

const entries = TOPICS.flatMap((topic) => topic.entries);

describe.each(entries.map((entry) => ({ term: entry.term, entry })))('$term', ({ entry }) => {
  it('says what it is and where from in at most 600 characters', () => {
    expect(`${entry.term} ${entry.text} Source: ${entry.source}`.length).toBeLessThanOrEqual(600);
    expect(entry.text).toMatch(/^\S[^\n]{40,}\.$/);
    expect(entry.source).toMatch(/^\S[^\n]{4,}\.$/);
  });

  it('promises nothing', () => {
    expect(bannedWordsIn(`${entry.text} ${entry.source}`)).toEqual([]);
  });

  it('names a command that shows it', () => {
    expect(Object.keys(CLUES)).toContain(entry.seeAlso);
  });
});

describe('terms', () => {
  it('are found by each of their names, none claimed twice', () => {
    const claims = entries.flatMap((entry) =>
      [entry.term, ...entry.aliases].map((name) => ({ name, entry })),
    );
    expect(claims.filter(({ name, entry }) => findTerm(name) !== entry).map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['GOLDEN CROSSES', 'Golden cross'],
    ['the golden cross', 'Golden cross'],
    ['risk-off', 'Risk-off and risk-on'],
    ['95% interval', 'Wilson interval'],
    ['MACD(12,26,9)', 'MACD'],
    ['others/btc', 'OTHERS/BTC'],
    ['rmp', 'Reserve management purchases'],
  ])('%s is %s', (name, term) => {
    expect(findTerm(name)?.term).toBe(term);
  });

  it('that are not there have none', () => {
    for (const name of ['astrology', '', '???', 'golden']) expect(findTerm(name)).toBeUndefined();
  });

  it('mistyped suggest the nearest', () => {
    expect(suggestTerms('goldn cross')[0]).toBe('Golden cross');
    expect(suggestTerms('histogrm')[0]).toBe('Histogram');
    expect(suggestTerms('xyzzy')).toEqual([]);
  });

  it('of two meanings tell both', () => {
    const golden = findTerm('golden cross')?.text ?? '';
    expect(golden).toContain('signal line');
    expect(golden).toMatch(/50-day.*200-day/);
    const season = findTerm('altseason')?.text ?? '';
    expect(season).toMatch(/K = 50.*CoinMarketCap K = 100/);
    expect(findTerm('qe')?.text).toContain('reserve management, not QE');
  });

  it('are many', () => {
    expect(entries.length).toBeGreaterThan(80);
    expect(TERM_NAMES.length).toBeGreaterThan(300);
  });
});
