import type { ChartSpec, Theme } from '../charts/spec.ts';
import { composeAnswer } from '../chat/answer.ts';
import { placeKey } from '../chat/place.ts';
import type { Action, Block, Reply } from '../chat/reply.ts';
import { describeCount } from '../chat/wording.ts';
import { DataError } from '../lib/errors.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { MarketView } from '../market/view.ts';
import type { StoredAlert } from '../store/alerts.ts';
import type { ChatSettings } from '../store/chat-settings.ts';
import type { NewDelivery } from '../store/new-deliveries.ts';
import { SHOCK_ASSETS } from '../studies/fuse-shocks.ts';
import { PHASE_SERIES } from '../studies/phase-study.ts';
import { drawAlert } from './alert-chart.ts';
import { type AlertEvidence, describeEvidence, gatherEvidence } from './alert-evidence.ts';
import { describeCondition, describeEvent } from './alert-words.ts';
import type { AlertRule, Condition } from './condition.ts';
import type { AlertEvent, Observations } from './evaluate.ts';

/** One event of one alert, with what is told of it. */
export interface AlertReport {
  readonly alert: StoredAlert;
  readonly rule: AlertRule;
  readonly event: AlertEvent;
  readonly evidence: AlertEvidence | null;
  readonly chart: Omit<ChartSpec, 'corner' | 'watermark'> | undefined;
}

const DEFAULT_THEME: Theme = 'dark';

function seriesOf(condition: Condition): readonly SeriesId[] {
  switch (condition.kind) {
    case 'macd-cross':
    case 'level':
      return [condition.asset];
    case 'phase-change':
      return PHASE_SERIES;
    case 'clock-end':
      return SHOCK_ASSETS;
    case 'impulse-turn':
      break;
  }
  return ['WALCL', 'TGA', 'RRP'];
}

/** Undefined where the study's data are missing: the event itself is known and has to be told all the same. */
async function withoutMissing<T>(read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}

export async function reportEvent(found: {
  readonly alert: StoredAlert;
  readonly rule: AlertRule;
  readonly event: AlertEvent;
  readonly observations: Observations;
  readonly view: MarketView;
}): Promise<AlertReport> {
  const { alert, rule, event, observations, view } = found;
  const evidence = await withoutMissing(() =>
    gatherEvidence(view, rule, observations.closed, event.observation),
  );
  const chart = await withoutMissing(() => drawAlert(view, rule.condition));
  return { alert, rule, event, evidence: evidence ?? null, chart };
}

function describeReport({ alert, rule, event, evidence }: AlertReport, isAlone: boolean): Block[] {
  const name = isAlone ? '' : `Alert ${alert.number}: `;
  const after =
    evidence === null ? 'No history to compare: its data are missing.' : describeEvidence(evidence);
  return [
    { kind: 'text', text: `${name}${describeEvent(rule.condition, event)}` },
    { kind: 'text', text: after },
  ];
}

function factsOf({ alert, event, evidence }: AlertReport): Readonly<Record<string, unknown>> {
  return {
    number: alert.number,
    condition: alert.condition,
    from: event.from,
    to: event.observation.side,
    value: event.observation.value,
    date: formatDay(event.observation.day),
    provisional: event.isProvisional,
    n: evidence?.past.length ?? null,
    asset: evidence?.asset ?? null,
    returns13w: evidence?.returns ?? null,
  };
}

/** Once told, an alert that ends needs no button. */
function actionsOf(reports: readonly AlertReport[]): Action[] {
  return reports
    .filter(({ rule, event }) => !rule.isOnce || event.isProvisional)
    .slice(0, 3)
    .map(({ alert }) => ({
      kind: 'alert',
      label: `Delete alert ${alert.number}`,
      command: `/alerts delete ${alert.number}`,
    }));
}

/** Everything of one run for one chat, as one message. */
function writeReply(reports: readonly AlertReport[], view: MarketView): Reply {
  const [first] = reports;
  const isAlone = reports.length === 1;
  const heading =
    first !== undefined && isAlone
      ? `Alert ${first.alert.number}: ${describeCondition(first.rule.condition)}`
      : describeCount(reports.length, 'alert');
  const chart = reports.find((report) => report.chart !== undefined)?.chart;
  return composeAnswer({
    view,
    series: [...new Set(reports.flatMap(({ rule }) => seriesOf(rule.condition)))],
    heading,
    lines: [],
    blocks: reports.flatMap((report) => describeReport(report, isAlone)),
    facts: { alerts: reports.map(factsOf) },
    ...(chart === undefined ? {} : { chart }),
    actions: actionsOf(reports),
  });
}

function groupByPlace(reports: readonly AlertReport[]): ReadonlyMap<string, readonly AlertReport[]> {
  return Map.groupBy(reports, ({ alert }) => placeKey(alert.place));
}

/**
 * Makes the outbox entries of a run, one a place. What is told is settled only when the events turn out to be new, so
 * the caller hands the ids of those alerts in; their deliveries are told apart by the events in them.
 */
export async function writeAlertDeliveries(run: {
  readonly reports: readonly AlertReport[];
  readonly view: MarketView;
  readonly settings: Pick<ChatSettings, 'read'>;
  readonly now: number;
}): Promise<(fresh: ReadonlySet<string>) => NewDelivery[]> {
  const { reports, view, settings, now } = run;
  const themes = new Map<string, Theme>();
  for (const { alert } of reports) {
    const { theme = DEFAULT_THEME } = await settings.read(alert.place);
    themes.set(placeKey(alert.place), theme);
  }
  return (fresh) => {
    const news = reports.filter(({ alert }) => fresh.has(alert.id));
    return [...groupByPlace(news)].flatMap(([subject, own]): NewDelivery[] => {
      const [first] = own;
      if (first === undefined) return [];
      const period = own.map(({ alert, event }) => `${alert.number} ${event.key}`).join(', ');
      const content = { reply: writeReply(own, view), theme: themes.get(subject) ?? DEFAULT_THEME };
      return [{ kind: 'alert', subject, period, place: first.alert.place, dueAt: now, content }];
    });
  };
}
