import { z } from 'zod';
import { composeAnswer, relatedAction } from '../src/chat/answer.ts';
import { defineCommand } from '../src/chat/command.ts';
import { describeChanges, describeWeek } from '../src/studies/week-lines.ts';
import { studyWeek, WEEK_SERIES, weekFacts } from '../src/studies/week-study.ts';

export default defineCommand({
  name: 'week',
  aliases: ['changes', 'news'],
  group: 'analysis',
  description: 'What changed since the week before: phase, crosses, breakout, liquidity, claims',
  examples: ['/week'],
  terms: [
    'week',
    'what changed',
    'this week',
    'since last week',
    'anything new',
    'news',
    'update',
    'summary',
  ],
  args: z.object({}),
  async run({ market, asOf }) {
    const study = await studyWeek(market, asOf);
    return composeAnswer({
      view: market.asOf(asOf),
      series: WEEK_SERIES,
      heading: describeWeek(study),
      lines: describeChanges(study),
      facts: weekFacts(study),
      actions: [relatedAction('Phase', 'phase', {}, asOf), relatedAction('Claims', 'thesis', {}, asOf)],
    });
  },
});
