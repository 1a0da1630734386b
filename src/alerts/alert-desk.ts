import type { AlertPort, AlertSummary } from '../chat/alert-ports.ts';
import type { Clock } from '../lib/clock.ts';
import { DataError, UserError } from '../lib/errors.ts';
import { MS_PER_DAY } from '../market/days.ts';
import type { Market } from '../market/view.ts';
import type { Alerts, StoredAlert } from '../store/alerts.ts';
import { describeCondition, describeManner } from './alert-words.ts';
import { type AlertRule, writeAlert } from './condition.ts';
import { evaluateAlert } from './evaluate.ts';
import { observe } from './observe.ts';
import { parseAlert } from './parse-alert.ts';

interface AlertDeskDeps {
  readonly alerts: Alerts;
  readonly market: () => Market;
  readonly clock: Clock;
  /** What "now" is for the market's data. */
  readonly marketClock: Clock;
}

/** More than a chat can follow, few enough that nobody floods it. */
const MAX_PER_PLACE = 50;

function summarize(alert: StoredAlert): AlertSummary {
  const rule = parseAlert(alert.condition);
  return {
    number: alert.number,
    command: `/alert ${alert.condition}`,
    condition: describeCondition(rule.condition),
    manner: describeManner(rule),
    state: alert.state,
    reason: alert.reason,
    setBy: alert.setByName ?? alert.setBy,
    expiresAt: alert.expiresAt,
    lastEventAt: alert.lastEventAt,
  };
}

function requireRule(text: string): AlertRule {
  const rule = parseAlert(text);
  // What could not be read back later would be an alert that nobody can evaluate.
  parseAlert(writeAlert(rule));
  return rule;
}

/** What commands do with alerts. */
export function createAlertDesk({ alerts, market, clock, marketClock }: AlertDeskDeps): AlertPort {
  return {
    async create({ place, text, userId }) {
      const rule = requireRule(text);
      if ((await alerts.list(place)).length >= MAX_PER_PLACE)
        throw new UserError(
          `This chat has ${MAX_PER_PLACE} alerts already.`,
          'Delete one with /alerts delete N',
        );
      const view = market().asOf({ instant: marketClock.now(), isDate: false });
      const taken = evaluateAlert(rule, observe(view, rule.condition), undefined);
      if (taken === undefined)
        throw new DataError(
          'alert',
          `There is no confirmed close yet to watch a ${describeCondition(rule.condition)} from`,
        );
      const now = clock.now();
      const stored = await alerts.create(
        place,
        {
          condition: writeAlert(rule),
          setBy: userId,
          setByName: null,
          expiresAt: now + rule.expiryDays * MS_PER_DAY,
          evaluation: taken.state,
        },
        now,
      );
      return { alert: summarize(stored), standing: taken.state.told };
    },
    async list(place) {
      return (await alerts.list(place)).map(summarize);
    },
    async change(place, number, state) {
      const changed = await alerts.setState(place, number, state);
      return changed && summarize(changed);
    },
  };
}
