import type { Clock } from '../lib/clock.ts';
import { DataError, UserError } from '../lib/errors.ts';
import type { Logger } from '../lib/log.ts';
import { yieldToLoop } from '../lib/yield-to-loop.ts';
import type { Market, MarketView } from '../market/view.ts';
import type { AlertOutcome, Alerts, StoredAlert } from '../store/alerts.ts';
import type { ChatSettings } from '../store/chat-settings.ts';
import { type AlertReport, reportEvent, writeAlertDeliveries } from './alert-letters.ts';
import { readAlertState } from './alert-state.ts';
import type { Condition } from './condition.ts';
import { evaluateAlert, type Observations } from './evaluate.ts';
import { observe } from './observe.ts';
import { parseAlert } from './parse-alert.ts';

interface AlertRunnerDeps {
  readonly alerts: Alerts;
  readonly settings: Pick<ChatSettings, 'read'>;
  readonly market: () => Market;
  readonly clock: Clock;
  readonly marketClock: Clock;
  readonly log: Logger;
  /** Told when something was put into the outbox. */
  readonly wake: () => Promise<void>;
}

export interface AlertRunner {
  /** Evaluates every active alert against the newest data; returns how many messages were put into the outbox. */
  evaluate(dataVersion: string): Promise<number>;
}

interface Finding {
  readonly outcome: AlertOutcome;
  readonly report: AlertReport | undefined;
}

/** Many alerts ask the same of the market: each question is answered once a run. */
function createObserver(view: MarketView): (condition: Condition) => Observations {
  const known = new Map<string, Observations>();
  return (condition) => {
    const key = JSON.stringify(condition);
    const found = known.get(key) ?? observe(view, condition);
    known.set(key, found);
    return found;
  };
}

async function evaluateOne(
  alert: StoredAlert,
  view: MarketView,
  observeOnce: (condition: Condition) => Observations,
): Promise<Finding | undefined> {
  const rule = parseAlert(alert.condition);
  const observations = observeOnce(rule.condition);
  const before = readAlertState(alert.evaluation);
  const evaluation = evaluateAlert(rule, observations, before);
  if (evaluation === undefined) return undefined;
  const { state, event } = evaluation;
  if (event === undefined) {
    const isSame = JSON.stringify(state) === JSON.stringify(before);
    return isSame ? undefined : { outcome: { id: alert.id, evaluation: state }, report: undefined };
  }
  const endsAlert = rule.isOnce && !event.isProvisional;
  return {
    outcome: { id: alert.id, evaluation: state, event: { key: event.key, endsAlert } },
    report: await reportEvent({ alert, rule, event, observations, view }),
  };
}

/**
 * Evaluates alerts when data have landed. States, events and messages are kept in one transaction: a run that dies is
 * simply done again, and an event that was told is known by its key and not told twice.
 */
export function createAlertRunner(deps: AlertRunnerDeps): AlertRunner {
  const { alerts, settings, market, clock, marketClock, log, wake } = deps;

  /** One alert's missing data or unreadable condition must not cost the others theirs. */
  async function attempt(alert: StoredAlert, ...rest: [MarketView, (condition: Condition) => Observations]) {
    try {
      return await evaluateOne(alert, ...rest);
    } catch (error) {
      if (!(error instanceof DataError) && !(error instanceof UserError)) throw error;
      log.warn({ alert: alert.id, condition: alert.condition, reason: error.message }, 'an alert waits');
      return undefined;
    }
  }

  return {
    async evaluate(dataVersion) {
      const now = clock.now();
      const view = market().asOf({ instant: marketClock.now(), isDate: false });
      const observeOnce = createObserver(view);
      const findings: Finding[] = [];
      for (const alert of await alerts.takeActive(now)) {
        const finding = await attempt(alert, view, observeOnce);
        if (finding !== undefined) findings.push(finding);
        await yieldToLoop();
      }
      if (findings.length === 0) return 0;
      const reports = findings.flatMap(({ report }) => report ?? []);
      const write = await writeAlertDeliveries({ reports, view, settings, now });
      const count = await alerts.record(
        findings.map(({ outcome }) => outcome),
        now,
        write,
      );
      log.info({ dataVersion, changed: findings.length, messages: count }, 'alerts were evaluated');
      if (count > 0) await wake();
      return count;
    },
  };
}
