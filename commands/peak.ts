import { z } from 'zod';
import { composeAnswer, relatedAction } from '../src/chat/answer.ts';
import { assetArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { drawPeaks } from '../src/studies/peak-chart.ts';
import {
  describeBaseRate,
  describeCalendar,
  describePeakHistory,
  describePeakState,
  describeWindow,
} from '../src/studies/peak-lines.ts';
import { peakFacts, studyPeak } from '../src/studies/peak-study.ts';
import { describeRevisedCrosses } from '../src/studies/revised-crosses.ts';

export default defineCommand({
  name: 'peak',
  aliases: ['top'],
  group: 'analysis',
  description: 'Weeks since the golden cross, the 18-19 week window, and where past peaks really fell',
  examples: ['/peak', '/peak eth'],
  terms: [
    'peak',
    'top',
    'cycle top',
    'how long does the rally last',
    '18 weeks',
    '19 weeks',
    'late may',
    'early june',
    'sell in may',
    'summer doldrums',
    'seasonality',
    'fomc',
  ],
  args: z.object({ asset: assetArgument.default('BTC') }),
  run({ args, market, asOf }) {
    const view = market.asOf(asOf);
    const study = studyPeak(view, args.asset);
    return composeAnswer({
      view,
      series: [args.asset],
      heading: describePeakState(study),
      lines: [
        describeWindow(study, asOf.instant),
        describePeakHistory(study),
        describeBaseRate(study),
        describeCalendar(study),
      ],
      facts: peakFacts(study),
      warnings: describeRevisedCrosses(view, args.asset),
      chart: drawPeaks(study),
      actions: [relatedAction('MACD now', 'macd', { asset: args.asset.toLowerCase() }, asOf)],
    });
  },
});
