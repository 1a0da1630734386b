import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assetArgument } from '../../src/chat/arguments.ts';
import { listArguments, takesDate, writeUsage } from '../../src/chat/usage.ts';
import { fakeCommand } from '../fakes/conversation.ts';

const explain = fakeCommand({
  name: 'explain',
  group: 'service',
  args: z.object({ term: z.string().describe('a term'), detail: z.enum(['full', 'brief']).optional() }),
});

describe('usage', () => {
  it('shows defaults, required arguments and the date that commands about data take', () => {
    expect(writeUsage(fakeCommand())).toBe('/macd [asset=BTC] [range=3y] [asof=YYYY-MM-DD]');
    expect(writeUsage(explain)).toBe('/explain <term> [detail]');
  });

  it('describes each argument, through what was wrapped around it', () => {
    expect(listArguments(explain.args)).toEqual([
      { key: 'term', description: 'a term', isRequired: true, fallback: undefined },
      { key: 'detail', description: '', isRequired: false, fallback: undefined },
    ]);
    const wrapped = z.object({ asset: assetArgument.default('BTC').describe('what to chart') });
    expect(listArguments(wrapped)[0]?.description).toBe('what to chart');
    expect(listArguments(fakeCommand().args)[0]).toMatchObject({
      description: 'an asset such as btc, eth, russell or gold',
      fallback: 'BTC',
    });
  });

  it('lets commands about data take a date, and no others', () => {
    const groups = ['analysis', 'evidence', 'delivery', 'service'] as const;
    expect(groups.map((group) => takesDate({ ...explain, group }))).toEqual([true, true, false, false]);
  });
});
