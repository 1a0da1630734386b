import { z } from 'zod';
import { alertAction, asOfDay, composeAnswer, rangeActions, relatedAction } from '../src/chat/answer.ts';
import { rangeArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { drawLiquidity } from '../src/studies/liquidity-chart.ts';
import {
  describeAccount,
  describeLegs,
  describeLink,
  describeLiquidity,
  describePurchases,
} from '../src/studies/liquidity-lines.ts';
import { liquidityFacts, studyLiquidity } from '../src/studies/liquidity-study.ts';

export default defineCommand({
  name: 'liquidity',
  aliases: ['tga', 'netliquidity'],
  group: 'analysis',
  description: 'Net dollar liquidity: Fed assets, Treasury account, reverse repo, reserve purchases, impulse',
  examples: ['/liquidity', '/liquidity 5y'],
  terms: [
    'liquidity',
    'net liquidity',
    'tga',
    'treasury general account',
    'fed balance sheet',
    'reverse repo',
    'reserve management purchases',
    'rmp',
    'qe',
  ],
  args: z.object({ range: rangeArgument.default('3y') }),
  run({ args, market, asOf }) {
    const view = market.asOf(asOf);
    const study = studyLiquidity(view);
    return composeAnswer({
      view,
      series: study.series,
      heading: describeLiquidity(study),
      lines: [
        describeLegs(study),
        describeAccount(study),
        describePurchases(study),
        describeLink(study, asOf.instant),
      ],
      facts: liquidityFacts(study),
      chart: drawLiquidity(study, args.range, asOfDay(asOf)),
      actions: [
        ...rangeActions('liquidity', {}, asOf),
        alertAction('impulse turn'),
        relatedAction('Phase', 'phase', {}, asOf),
      ],
    });
  },
});
