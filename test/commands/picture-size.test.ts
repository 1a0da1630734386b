import { describe, expect, it } from 'vitest';
import { createChartRenderer } from '../../src/charts/renderer.ts';
import { loadCommands } from '../../src/chat/registry.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { askCommand } from '../support/ask-command.ts';

/** Largest picture that a chat on a phone gets (bytes). */
const MOST = 200_000;
const ANALYSIS = [
  'alts',
  'fuse',
  'liquidity',
  'macd',
  'odds',
  'peak',
  'phase',
  'rotation',
  'russell',
  'thesis',
];

const commands = await loadCommands(new URL('../../commands/', import.meta.url));
const sample = createMarket(createSampleReader());
const renderer = await createChartRenderer();

describe('every picture over the sample market, watermark and all', () => {
  it.each(ANALYSIS)('of /%s is under 200 KB in both themes, over each range', async (name) => {
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) throw new Error(`no /${name}`);
    const ranges = 'range' in command.args.shape ? ['1y', '5y', 'max'] : [undefined];
    for (const range of ranges) {
      const args = range === undefined ? {} : { range };
      const { chart } = await askCommand(command, sample, SAMPLE_EVENTS.lastDay, args);
      if (chart === undefined) throw new Error(`/${name} drew nothing`);
      for (const theme of ['dark', 'light'] as const)
        expect((await renderer.render(chart, theme)).length).toBeLessThan(MOST);
    }
  });
});
