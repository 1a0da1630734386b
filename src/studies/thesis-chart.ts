import type { ChartSpec, Tone } from '../charts/spec.ts';
import { chartTime } from '../chat/weeks.ts';
import { formatDate } from '../lib/format.ts';
import type { GradedClaim } from './claims.ts';
import { ARTICLE_DAY, type ClaimStatus } from './claims-verdict.ts';
import { describeScore, describeStatus } from './thesis-lines.ts';
import type { ThesisStudy } from './thesis-study.ts';

const TONES: Readonly<Record<ClaimStatus, Tone>> = {
  held: 'positive',
  failed: 'negative',
  open: 'accent',
  unmeasurable: 'muted',
};

/** Every claim from the article to its deadline, a standing one to today, with a dot on the day that settled it. */
export function drawThesis(study: ThesisStudy): Omit<ChartSpec, 'corner' | 'watermark'> {
  const finding = `Thesis: ${describeScore(study)}`;
  const list = study.claims.map((graded) => `${graded.claim.id} ${describeStatus(graded)}`).join(', ');
  return {
    title: finding,
    subtitle: `Bar: ${formatDate(ARTICLE_DAY)} to the deadline; dot: settled`,
    alt: `${finding}. ${list}.`,
    x: { kind: 'time' },
    panels: [
      {
        kind: 'timeline',
        asOf: chartTime(study.lastDay),
        rows: study.claims.map((graded) => ({
          label: graded.claim.title,
          status: describeStatus(graded),
          tone: TONES[graded.status],
          from: chartTime(ARTICLE_DAY),
          to: chartTime(endOf(graded, study.lastDay)),
          mark: graded.settledDay === null ? null : chartTime(graded.settledDay),
        })),
      },
    ],
  };
}

function endOf({ claim }: GradedClaim, lastDay: number): number {
  if (claim.deadline === 'none') return ARTICLE_DAY;
  return claim.deadline === 'standing' ? Math.max(lastDay, ARTICLE_DAY) : claim.deadline;
}
