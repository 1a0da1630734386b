import { z } from 'zod';
import { alertAction, asOfDay, composeAnswer, rangeActions, relatedAction } from '../src/chat/answer.ts';
import { rangeArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { describeStandIn } from '../src/studies/own-levels.ts';
import { drawRussell } from '../src/studies/russell-chart.ts';
import {
  describeBreakout,
  describeChange,
  describeLevel,
  describeRecordHistory,
  describeSupport,
} from '../src/studies/russell-lines.ts';
import { RUSSELL, russellFacts, studyRussell } from '../src/studies/russell-study.ts';

export default defineCommand({
  name: 'russell',
  aliases: ['rut', 'iwm', 'smallcaps'],
  group: 'analysis',
  description: 'Russell 2000 against its ceiling and the 2,400 support: breakout state, distance, blue sky',
  examples: ['/russell', '/russell 1y', '/russell support=2500'],
  terms: [
    'russell',
    'russell 2000',
    'small caps',
    'small cap breakout',
    'blue sky',
    'resistance',
    'support',
    'ceiling',
    '2400',
  ],
  args: z.object({
    range: rangeArgument.default('5y'),
    support: z.coerce
      .number('a support level in index points, such as 2400')
      .positive()
      .describe('a support level in index points, 2400 unless the bot is set up otherwise')
      .optional(),
  }),
  run({ args, market, asOf, ports }) {
    const view = market.asOf(asOf);
    const support = args.support ?? ports.supportLevel;
    const subject = studyRussell(view, support);
    const kept: Readonly<Record<string, string>> =
      args.support === undefined ? {} : { support: String(args.support) };
    return composeAnswer({
      view,
      series: [RUSSELL],
      heading: describeBreakout(subject),
      lines: [
        describeLevel(subject),
        describeSupport(subject),
        describeChange(subject, asOf.instant),
        describeRecordHistory(subject),
      ],
      facts: russellFacts(subject),
      warnings: describeStandIn(view, RUSSELL),
      chart: drawRussell(subject, args.range, asOfDay(asOf)),
      actions: [
        ...rangeActions('russell', kept, asOf),
        alertAction(`russell below ${support}`),
        relatedAction('Phase', 'phase', {}, asOf),
      ],
    });
  },
});
