import { z } from 'zod';
import { composeAnswer, relatedAction } from '../src/chat/answer.ts';
import { assetArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { drawOdds } from '../src/studies/odds-chart.ts';
import { oddsFacts } from '../src/studies/odds-facts.ts';
import { describeEvents, describeOdds } from '../src/studies/odds-lines.ts';
import { SIGNALS, type Signal } from '../src/studies/odds-signals.ts';
import { studyOdds } from '../src/studies/odds-study.ts';
import { layOutOdds } from '../src/studies/odds-tables.ts';

/** What people say for short. */
const SHORT_NAMES: Readonly<Record<string, Signal>> = {
  golden: 'golden_cross',
  death: 'death_cross',
  record: 'breakout',
  phase: 'phase_change',
  impulse: 'impulse_up',
  liquidity: 'impulse_up',
};

const signalArgument = z
  .string()
  .transform((text) => {
    const name = text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    return SHORT_NAMES[name] ?? name;
  })
  .pipe(
    z.enum(SIGNALS, {
      error: ({ input }) => `"${String(input)}" is none of ${SIGNALS.join(', ')}`,
    }),
  )
  .describe(`one of ${SIGNALS.join(', ')}`);

export default defineCommand({
  name: 'odds',
  aliases: ['evidence', 'backtest'],
  group: 'evidence',
  description: 'What followed every past event of one kind, beside what followed any week',
  examples: ['/odds golden_cross', '/odds breakout', '/odds impulse_up', '/odds death_cross eth'],
  terms: [
    'odds',
    'evidence',
    'track record',
    'how often',
    'base rate',
    'hit rate',
    'forward returns',
    'what happened after',
    'reliable',
    'accurate',
    'backtest',
    'probability',
  ],
  args: z.object({ signal: signalArgument.default('golden_cross'), asset: assetArgument.default('BTC') }),
  async run({ args, market, asOf }) {
    const view = market.asOf(asOf);
    const study = await studyOdds(view, args.signal, args.asset);
    const chart = drawOdds(study);
    const isCross = args.signal === 'golden_cross' || args.signal === 'death_cross';
    const related = isCross
      ? relatedAction('MACD now', 'macd', { asset: args.asset.toLowerCase() }, asOf)
      : relatedAction('Golden cross odds', 'odds', { signal: 'golden_cross' }, asOf);
    return composeAnswer({
      view,
      series: study.series,
      heading: describeEvents(study),
      lines: describeOdds(study),
      facts: oddsFacts(study),
      blocks: layOutOdds(study),
      ...(chart === undefined ? {} : { chart }),
      actions: [related],
    });
  },
});
