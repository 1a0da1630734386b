import { z } from 'zod';
import { alertAction, asOfDay, composeAnswer, rangeActions, relatedAction } from '../src/chat/answer.ts';
import { rangeArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { yieldToLoop } from '../src/lib/yield-to-loop.ts';
import { drawPhase } from '../src/studies/phase-chart.ts';
import {
  describeLegs,
  describeOrder,
  describePhase,
  describeScores,
  describeSwitch,
} from '../src/studies/phase-lines.ts';
import { PHASE_SERIES, phaseFacts, studyPhase } from '../src/studies/phase-study.ts';

export default defineCommand({
  name: 'phase',
  aliases: ['cycle'],
  group: 'analysis',
  description:
    'Which rotation phase leads, since when, with its evidence, and how often 1-2-3 really happened',
  examples: ['/phase', '/phase 1y'],
  terms: [
    'phase',
    'rotation phase',
    'phase 1',
    'phase 2',
    'phase 3',
    'cycle',
    'capital rotation',
    'risk on',
    'risk off',
  ],
  args: z.object({ range: rangeArgument.default('5y') }),
  async run({ args, market, asOf }) {
    const view = market.asOf(asOf);
    const study = await studyPhase(view, yieldToLoop);
    const chart = drawPhase(study, args.range, asOfDay(asOf));
    await yieldToLoop();
    return composeAnswer({
      view,
      series: PHASE_SERIES,
      heading: describePhase(study),
      lines: [
        describeScores(study),
        describeLegs(study),
        describeSwitch(study, asOf.instant),
        describeOrder(study),
      ],
      facts: phaseFacts(study),
      chart,
      actions: [
        ...rangeActions('phase', {}, asOf),
        alertAction('phase change'),
        relatedAction('Russell', 'russell', {}, asOf),
      ],
    });
  },
});
