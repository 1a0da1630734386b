import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { composeHealth } from '../src/chat/health.ts';
import { UserError } from '../src/lib/errors.ts';

export default defineCommand({
  name: 'health',
  aliases: ['ping', 'uptime'],
  group: 'service',
  description: 'Whether the bot is well: data freshness, queue, versions, uptime',
  examples: ['/health'],
  terms: ['health', 'are you alive', 'are you up', 'uptime', 'version'],
  args: z.object({}),
  async run({ ports: { health, dataStatus, delivery }, asOf }) {
    if (health === undefined) throw new UserError('Nothing is known here about the bot itself.');
    const status = await health.read();
    // What stands in the database cannot be told without it, and least of all is silence the answer then.
    const isReadable = status.database?.isAnswering !== false;
    return composeHealth({
      health: status,
      series: (isReadable ? await dataStatus?.list(asOf.instant) : undefined) ?? [],
      deliveries: isReadable ? await delivery?.countDeliveries() : undefined,
      now: status.now,
    });
  },
});
