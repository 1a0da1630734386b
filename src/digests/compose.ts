import { composeAnswer, relatedAction } from '../chat/answer.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { describeCount } from '../chat/wording.ts';
import { formatDate } from '../lib/format.ts';
import { formatDay } from '../market/days.ts';
import type { Market } from '../market/view.ts';
import { sundayOf } from '../market/weeks.ts';
import type { ForecastEntry, Forecasts } from '../store/forecasts.ts';
import { describeScores } from '../studies/phase-lines.ts';
import { type Change, compareSnapshots, findUncompared } from '../studies/week-changes.ts';
import { drawDigest } from './compose-chart.ts';
import { describeLedger, describeStatements, planEntries, stateNextWeek } from './compose-forecast.ts';
import {
  describeDates,
  describeFuseClock,
  describeHeadline,
  describeHealth,
  describeLevels,
  describeMacd,
  describeMoney,
  LEGEND,
  tabulateLegs,
} from './compose-lines.ts';
import { DIGEST_SERIES, type DigestModel, gatherDigest } from './compose-model.ts';
import { type KeptDigest, readDigestState, writeDigestState } from './compose-state.ts';
import type { DigestComposer, DigestRequest } from './composer.ts';

interface DigestComposerDeps {
  readonly market: () => Market;
  /** Absent where nothing is stored: then nothing is stated. */
  readonly forecasts?: Forecasts;
  /** The level watched as support, in index points. */
  readonly supportLevel: number;
}

/** A model with what the ledger says of it. */
interface Digest {
  readonly model: DigestModel;
  readonly ledger: readonly ForecastEntry[];
  readonly brokenEntry: number | null;
  readonly detail: DigestRequest['detail'];
}

/** After a long pause much has changed; a digest stays one. */
const MAX_CHANGES = 6;

const text = (line: string): Block => ({ kind: 'text', text: line });

function describeChanges(previous: KeptDigest | undefined, changes: readonly Change[]): string {
  if (previous === undefined) return 'The first digest here: nothing to compare with yet.';
  const since = formatDate(sundayOf(previous.week));
  if (changes.length === 0) return `Nothing changed since the digest of ${since}.`;
  const told = changes.slice(0, MAX_CHANGES).map((change) => change.text);
  const rest = changes.length - told.length;
  const more = rest <= 0 ? '' : ` And ${rest} more: /thesis and /week tell them.`;
  return `Changed since the digest of ${since}: ${told.join(' ')}${more}`;
}

/** The heading: the state and whether it is a new one. */
function describeTop({ model }: Digest, previous: KeptDigest | undefined, count: number): string {
  const week = `week to ${formatDate(sundayOf(model.week))}`;
  const state = describeHeadline(model);
  const change =
    previous === undefined
      ? ''
      : ` · ${count === 0 ? `nothing changed since ${formatDate(sundayOf(previous.week))}` : describeCount(count, 'change')}`;
  return `Digest: ${state}${change} · ${week}`;
}

function fullBlocks({ model, ledger, brokenEntry }: Digest, changes: string): Block[] {
  const { phase } = model;
  return [
    text(changes),
    ...(phase === null ? [] : [text(describeScores(phase))]),
    ...tabulateLegs(model),
    text(LEGEND),
    text(describeMacd(model)),
    ...describeLevels(model).map(text),
    text(describeMoney(model)),
    text(describeFuseClock(model)),
    text(describeLedger(model, ledger)),
    text(describeStatements(stateNextWeek(model))),
    text(describeDates(model)),
    { kind: 'note', text: describeHealth(model, brokenEntry) },
  ];
}

function briefBlocks({ model }: Digest, changes: string): Block[] {
  const [levels = ''] = describeLevels(model);
  return [
    text(changes),
    text(describeMacd(model)),
    text(levels),
    text(`${describeMoney(model)} ${describeFuseClock(model)}`),
  ];
}

function blocksOf(digest: Digest, previous: KeptDigest | undefined, changes: readonly Change[]): Block[] {
  if (previous !== undefined && changes.length === 0) return [];
  const told = describeChanges(previous, changes);
  return digest.detail === 'full' ? fullBlocks(digest, told) : briefBlocks(digest, told);
}

function writeReply(
  digest: Digest,
  chart: ReturnType<typeof drawDigest>,
  previous: KeptDigest | undefined,
): Reply {
  const { model } = digest;
  const { snapshot, live } = model;
  const changes = previous === undefined ? [] : compareSnapshots(previous.snapshot, snapshot);
  return composeAnswer({
    view: live,
    series: DIGEST_SERIES,
    heading: describeTop(digest, previous, changes.length),
    lines: [],
    blocks: blocksOf(digest, previous, changes),
    facts: {
      weekEnd: formatDay(sundayOf(model.week)),
      since: previous === undefined ? null : formatDay(sundayOf(previous.week)),
      changes,
      uncompared: previous === undefined ? [] : findUncompared(previous.snapshot, snapshot),
      statements: stateNextWeek(model),
      awaited: model.awaited,
    },
    ...(chart === undefined ? {} : { chart }),
    actions: [
      relatedAction('Phase', 'phase', {}, live.asOf),
      relatedAction('MACD', 'macd', {}, live.asOf),
      relatedAction('Changes', 'week', {}, live.asOf),
    ],
  });
}

/** Puts down what the week allows to be graded and stated; an incomplete week states nothing. */
async function keepLedger(
  forecasts: Forecasts,
  model: DigestModel,
): Promise<Pick<Digest, 'ledger' | 'brokenEntry'>> {
  const before = await forecasts.read();
  const entries = model.awaited.length === 0 ? planEntries(model, before) : [];
  const added = entries.length === 0 ? 0 : await forecasts.append(entries);
  return {
    ledger: added === 0 ? before : await forecasts.read(),
    brokenEntry: await forecasts.findBreak(),
  };
}

/** Composes digests of the newest ISO week closed on both calendars, and keeps the ledger of what they state. */
export function createDigestComposer({
  market,
  forecasts,
  supportLevel,
}: DigestComposerDeps): DigestComposer {
  return {
    async compose({ now, detail }) {
      const current = market();
      const model = await gatherDigest(current, now, supportLevel);
      const kept =
        forecasts === undefined ? { ledger: [], brokenEntry: null } : await keepLedger(forecasts, model);
      const digest: Digest = { model, detail, ...kept };
      const chart = drawDigest(model, describeHeadline(model));
      return {
        dataVersion: current.version,
        state: writeDigestState(model),
        awaited: model.awaited,
        replyFor: (previous) => writeReply(digest, chart, readDigestState(previous, model.snapshot)),
      };
    },
  };
}
