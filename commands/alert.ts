import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { requireAdmin, requireDelivery } from '../src/chat/permission.ts';
import { placeOf } from '../src/chat/place.ts';
import { formatDate } from '../src/lib/format.ts';
import { dayOf } from '../src/market/days.ts';

const duration = (what: string) =>
  z.string().optional().describe(`${what} in days, weeks or months, like 90d`);

export default defineCommand({
  name: 'alert',
  aliases: ['notify', 'watch'],
  group: 'delivery',
  description: 'Tell this chat when something happens: a cross, a level, a phase change, a turn of liquidity',
  examples: [
    '/alert macd cross',
    '/alert russell below 2400',
    '/alert btc above 100000 once',
    '/alert phase change',
    '/alert altseason above 75',
  ],
  terms: ['alert', 'notify me', 'tell me when', 'let me know', 'ping me', 'warn me'],
  args: z.object({
    condition: z.string().describe('what to watch, such as macd cross, russell below 2400 or phase change'),
    for: duration('how long to watch'),
    cooldown: duration('the shortest time between two messages'),
  }),
  async run({ args, request, ports }) {
    const { alerts } = requireDelivery(ports);
    await requireAdmin(request);
    const { condition, for: expiry, cooldown } = args;
    const text = [
      condition,
      ...(expiry === undefined ? [] : [`for=${expiry}`]),
      ...(cooldown === undefined ? [] : [`cooldown=${cooldown}`]),
    ].join(' ');
    const { alert, standing } = await alerts.create({
      place: placeOf(request),
      text,
      userId: request.user.id,
    });
    const { number, manner, expiresAt } = alert;
    return {
      blocks: [
        { kind: 'heading', text: `Alert ${number} is set: ${alert.condition}` },
        {
          kind: 'text',
          text: `Now: ${standing}. Told here: ${manner}; until ${formatDate(dayOf(expiresAt))}.`,
        },
      ],
      facts: { alert: { ...alert, expiresAt: new Date(expiresAt).toISOString() }, standing },
      actions: [
        { kind: 'alert', label: 'Delete', command: `/alerts delete ${number}` },
        { kind: 'related', label: 'All alerts', command: '/alerts' },
      ],
      visibility: 'public',
    };
  },
});
