import { z } from 'zod';
import { alertAction, asOfDay, composeAnswer, rangeActions, relatedAction } from '../src/chat/answer.ts';
import { rangeArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { drawAlts } from '../src/studies/alts-chart.ts';
import {
  describeAlts,
  describeAltsChange,
  describeDominance,
  describeOthers,
  describeSeason,
} from '../src/studies/alts-lines.ts';
import { ALTS_SERIES, altsFacts, studyAlts } from '../src/studies/alts-study.ts';

export default defineCommand({
  name: 'alts',
  aliases: ['altseason', 'altcoins', 'dominance'],
  group: 'analysis',
  description:
    'Altcoin season share, OTHERS, Bitcoin dominance and OTHERS against Bitcoin, with their changes',
  examples: ['/alts', '/alts 5y'],
  terms: [
    'altseason',
    'altcoin season',
    'alts',
    'altcoins',
    'others',
    'dominance',
    'btc dominance',
    'crypto breadth',
    'bitcoin season',
  ],
  args: z.object({ range: rangeArgument.default('3y') }),
  run({ args, market, asOf }) {
    const view = market.asOf(asOf);
    const study = studyAlts(view);
    const chart = drawAlts(study, view, { range: args.range, today: asOfDay(asOf) });
    return composeAnswer({
      view,
      series: ALTS_SERIES,
      heading: describeAlts(study),
      lines: [
        describeSeason(study),
        describeOthers(study),
        describeDominance(study),
        describeAltsChange(study, asOf.instant),
      ],
      facts: altsFacts(study),
      ...(chart === undefined ? {} : { chart }),
      actions: [
        ...rangeActions('alts', {}, asOf),
        alertAction('altseason above 75'),
        relatedAction('Delayed fuse', 'fuse', {}, asOf),
      ],
    });
  },
});
