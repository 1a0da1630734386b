import { z } from 'zod';
import type { AlertPort, AlertSummary } from '../src/chat/alert-ports.ts';
import { defineCommand } from '../src/chat/command.ts';
import { requireAdmin, requireDelivery } from '../src/chat/permission.ts';
import { type Place, placeOf } from '../src/chat/place.ts';
import type { Block, Reply } from '../src/chat/reply.ts';
import { describeCount } from '../src/chat/wording.ts';
import { UserError } from '../src/lib/errors.ts';
import { formatDate } from '../src/lib/format.ts';
import { dayOf } from '../src/market/days.ts';

const STATES = { pause: 'paused', resume: 'active', delete: 'ended' } as const;
const DONE = { pause: 'paused', resume: 'active again', delete: 'deleted' } as const;

type Change = keyof typeof STATES;

/** Other words for the same, as people use them. */
const CHANGES: Readonly<Record<string, Change>> = {
  pause: 'pause',
  stop: 'pause',
  resume: 'resume',
  start: 'resume',
  delete: 'delete',
  remove: 'delete',
};

const change = z
  .string()
  .transform((text, context): Change => {
    const found = CHANGES[text.toLowerCase()];
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `"${text}" is neither pause, resume nor delete` });
    return z.NEVER;
  })
  .describe('pause, resume or delete');

const number = z
  .string()
  .regex(/^#?\d{1,6}$/, 'name an alert by its number, such as 2')
  .transform((text) => Number(text.replace('#', '')))
  .describe('the number of an alert');

function describeAlert({ condition, manner, state, reason, expiresAt, lastEventAt }: AlertSummary): string {
  const paused = state === 'paused' ? `paused${reason === null ? '' : ` (${reason})`}; ` : '';
  const told = lastEventAt === null ? 'nothing told yet' : `last told ${formatDate(dayOf(lastEventAt))}`;
  return `${condition}: ${paused}${manner}; ${told}; until ${formatDate(dayOf(expiresAt))}`;
}

function listAlerts(alerts: readonly AlertSummary[]): Reply {
  const items = alerts.map((alert) => ({ label: `Alert ${alert.number}`, value: describeAlert(alert) }));
  const list: Block[] =
    alerts.length === 0
      ? [{ kind: 'text', text: 'Set one like /alert macd cross or /alert russell below 2400.' }]
      : [
          { kind: 'facts', items },
          { kind: 'note', text: 'Change one with /alerts pause N, resume N or delete N.' },
        ];
  const heading = alerts.length === 0 ? 'No alerts here' : `${describeCount(alerts.length, 'alert')} here`;
  return {
    blocks: [{ kind: 'heading', text: heading }, ...list],
    facts: { alerts },
    visibility: 'private',
  };
}

async function changeAlert(port: AlertPort, place: Place, wanted: Change, which: number): Promise<Reply> {
  const changed = await port.change(place, which, STATES[wanted]);
  if (changed === undefined)
    throw new UserError(`There is no alert ${which} here.`, 'See /alerts for the numbers');
  return {
    blocks: [{ kind: 'text', text: `Alert ${which} is ${DONE[wanted]}: ${changed.condition}.` }],
    facts: { alert: changed },
    visibility: 'public',
  };
}

export default defineCommand({
  name: 'alerts',
  aliases: [],
  group: 'delivery',
  description: 'The alerts of this chat: list, pause, resume or delete them',
  examples: ['/alerts', '/alerts pause 2', '/alerts resume 2', '/alerts delete 2'],
  terms: ['my alerts', 'list alerts', 'delete alert', 'pause alert'],
  args: z.object({ change: change.optional(), number: number.optional() }),
  home: [],
  async run({ args, request, ports }) {
    const { alerts } = requireDelivery(ports);
    const place = placeOf(request);
    if (args.change === undefined && args.number === undefined) return listAlerts(await alerts.list(place));
    if (args.change === undefined || args.number === undefined)
      throw new UserError('Say what to do with which alert.', 'Like /alerts pause 2 or /alerts delete 2');
    await requireAdmin(request);
    return changeAlert(alerts, place, args.change, args.number);
  },
});
