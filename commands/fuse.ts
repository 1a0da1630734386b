import { z } from 'zod';
import { alertAction, asOfDay, composeAnswer, rangeActions, relatedAction } from '../src/chat/answer.ts';
import { assetArgument, rangeArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { yieldToLoop } from '../src/lib/yield-to-loop.ts';
import { drawFuse } from '../src/studies/fuse-chart.ts';
import {
  describeBreakTest,
  describeClock,
  describeCorrelation,
  describeEvidence,
  describeFuse,
} from '../src/studies/fuse-lines.ts';
import { SHOCK_ASSETS } from '../src/studies/fuse-shocks.ts';
import { fuseFacts, studyFuse } from '../src/studies/fuse-study.ts';

export default defineCommand({
  name: 'fuse',
  aliases: ['lag'],
  group: 'analysis',
  description: 'Small caps against altcoins: correlation, decoupling, divergence, the 90-day clock, any lead',
  examples: ['/fuse', '/fuse gold btc', '/fuse rut eth 5y'],
  terms: [
    'delayed fuse',
    'fuse',
    'correlation',
    'decoupled',
    'decoupling',
    'realign',
    'divergence',
    'lead lag',
    'stabilization period',
    '90 days',
  ],
  args: z.object({
    leader: assetArgument.default('RUT'),
    follower: assetArgument.default('OTHERS'),
    range: rangeArgument.default('3y'),
  }),
  async run({ args, market, asOf }) {
    const { leader, follower, range } = args;
    const view = market.asOf(asOf);
    const study = await studyFuse(view, leader, follower, yieldToLoop);
    const pair = { leader: leader.toLowerCase(), follower: follower.toLowerCase() };
    return composeAnswer({
      view,
      series: [...new Set([leader, follower, ...SHOCK_ASSETS])],
      heading: describeFuse(study),
      lines: [
        describeCorrelation(study),
        describeBreakTest(study, asOf.instant),
        describeClock(study),
        describeEvidence(study),
      ],
      facts: fuseFacts(study),
      chart: drawFuse(study, range, asOfDay(asOf)),
      actions: [
        ...rangeActions('fuse', pair, asOf),
        alertAction('fuse clock end'),
        relatedAction('Altcoins', 'alts', {}, asOf),
      ],
    });
  },
});
