import { z } from 'zod';
import { alertAction, asOfDay, composeAnswer, rangeActions, relatedAction } from '../src/chat/answer.ts';
import { assetArgument, rangeArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { drawMacd } from '../src/studies/macd-chart.ts';
import {
  describeHistogram,
  describeHistory,
  describeState,
  describeTarget,
  describeWait,
} from '../src/studies/macd-lines.ts';
import { macdFacts, studyMacd } from '../src/studies/macd-study.ts';
import { describeRevisedCrosses } from '../src/studies/revised-crosses.ts';

export default defineCommand({
  name: 'macd',
  aliases: ['golden_cross'],
  group: 'analysis',
  description: 'Where the weekly MACD line stands against its signal line, and the close that would cross it',
  examples: ['/macd', '/macd eth', '/macd btc range=5y'],
  terms: [
    'macd',
    'golden cross',
    'death cross',
    'signal line',
    'histogram',
    'weekly candle close',
    'crossover',
  ],
  args: z.object({ asset: assetArgument.default('BTC'), range: rangeArgument.default('3y') }),
  run({ args, market, asOf }) {
    const view = market.asOf(asOf);
    const study = studyMacd(view, args.asset);
    const asset = args.asset.toLowerCase();
    return composeAnswer({
      view,
      series: [args.asset],
      heading: describeState(study),
      lines: [
        describeHistogram(study),
        describeTarget(study, asOf.instant),
        describeWait(study.reading),
        describeHistory(study),
      ],
      facts: macdFacts(study),
      warnings: describeRevisedCrosses(view, args.asset),
      chart: drawMacd(study, args.range, asOfDay(asOf)),
      actions: [
        ...rangeActions('macd', { asset }, asOf),
        alertAction(`macd ${asset} cross`),
        relatedAction('Peak window', 'peak', { asset }, asOf),
      ],
    });
  },
});
