import { z } from 'zod';
import { composeAnswer, relatedAction } from '../src/chat/answer.ts';
import { defineCommand } from '../src/chat/command.ts';
import { drawThesis } from '../src/studies/thesis-chart.ts';
import {
  describeArticle,
  describeClaimState,
  describeClaims,
  describeOneClaim,
  describeThesis,
} from '../src/studies/thesis-lines.ts';
import { CLAIM_IDS, studyThesis, THESIS_SERIES, thesisFacts } from '../src/studies/thesis-study.ts';

export default defineCommand({
  name: 'thesis',
  aliases: ['claims', 'article'],
  group: 'evidence',
  description: "The article's claims graded: held, failed, open or unmeasurable, each by its rule",
  examples: ['/thesis', '/thesis fuse'],
  terms: [
    'thesis',
    'article',
    'claims',
    'was the article right',
    'prediction',
    'did it come true',
    'held',
    'failed',
    'scorecard',
  ],
  args: z.object({
    claim: z
      .string()
      .transform((text) =>
        text
          .trim()
          .toLowerCase()
          .replaceAll(/[\s_]+/g, '-'),
      )
      .pipe(
        z.enum(CLAIM_IDS, {
          error: ({ input }) => `"${String(input)}" is no claim; take one of ${CLAIM_IDS.join(', ')}`,
        }),
      )
      .describe(`one claim: ${CLAIM_IDS.join(', ')}`)
      .optional(),
  }),
  async run({ args, market, asOf }) {
    const view = market.asOf(asOf);
    const study = await studyThesis(view, args.claim);
    const [only] = args.claim === undefined ? [] : study.claims;
    const related = relatedAction(
      only === undefined ? 'This week' : 'All claims',
      only === undefined ? 'week' : 'thesis',
      {},
      asOf,
    );
    return composeAnswer({
      view,
      series: THESIS_SERIES,
      heading: only === undefined ? describeThesis(study) : describeClaimState(study, only),
      lines: [
        ...(only === undefined ? describeClaims(study) : describeOneClaim(only)),
        describeArticle(study),
      ],
      facts: thesisFacts(study),
      // One row would leave the picture empty.
      ...(only === undefined ? { chart: drawThesis(study) } : {}),
      actions: [related],
    });
  },
});
