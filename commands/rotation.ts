import { z } from 'zod';
import { composeAnswer, relatedAction } from '../src/chat/answer.ts';
import { defineCommand } from '../src/chat/command.ts';
import { yieldToLoop } from '../src/lib/yield-to-loop.ts';
import { drawRotation } from '../src/studies/rotation-chart.ts';
import {
  describeMetals,
  describeQuadrants,
  describeRanking,
  describeRotation,
  describeTurn,
  tabulateRanking,
} from '../src/studies/rotation-lines.ts';
import { ROTATION_SERIES, rotationFacts, studyRotation } from '../src/studies/rotation-study.ts';

export default defineCommand({
  name: 'rotation',
  aliases: ['ranking', 'metals'],
  group: 'analysis',
  description: 'Every asset on the rotation map and ranked by its momentum over 4, 13 and 26 weeks',
  examples: ['/rotation'],
  terms: [
    'rotation',
    'rotation map',
    'ranking',
    'strongest',
    'weakest',
    'relative strength',
    'momentum',
    'gold against silver',
    'leaders',
    'laggards',
  ],
  args: z.object({}),
  async run({ market, asOf }) {
    const view = market.asOf(asOf);
    const study = await studyRotation(view, yieldToLoop);
    const chart = drawRotation(study);
    await yieldToLoop();
    return composeAnswer({
      view,
      series: ROTATION_SERIES,
      heading: describeRotation(study),
      lines: [
        describeQuadrants(study),
        describeRanking(study),
        describeMetals(study),
        describeTurn(study, asOf.instant),
      ],
      blocks: [tabulateRanking(study)],
      facts: rotationFacts(study),
      ...(chart === undefined ? {} : { chart }),
      actions: [relatedAction('Phase', 'phase', {}, asOf), relatedAction('Altcoins', 'alts', {}, asOf)],
    });
  },
});
